"""Room *pages*: the list of pages, their templates, and what stands around them."""
