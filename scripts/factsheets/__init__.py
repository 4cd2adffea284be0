"""LiverMet Evidence: from YAML fact sheets and a .bib file to the pages of the site.

Each folder is a room with one topic. Data flows, and modules import, from left to right only::

    messages → reading → model → writing → bibliography → catalog → rules → changes → online
             → views → form → pages → site

``audit`` stands beside: it judges the built site and knows only ``messages``. The docstring of each
room says what comes in and what goes out.
"""
