"""Stage *views*: display-ready, frozen, no look-ups left.

In: a catalog without errors, and a language. Out: one view model per page, in which every label is
already in that language, every link already relative, every number already a text.
"""
