"""Stage *export*: what other programs take of the site, files in ``data/`` beside the pages."""
