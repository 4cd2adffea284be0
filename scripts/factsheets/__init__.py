"""LiverMet Evidence: from YAML fact sheets and a .bib file to the pages of the site.

Data flows, and modules import, in one direction only::

    source → model → bibliography → catalog → rules / views → render → pipeline → entry points

Each stage's docstring says what comes in and what goes out.
"""
