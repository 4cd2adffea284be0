"""Room *site*: from pages to the published folder: build, finish, zip, swap."""
