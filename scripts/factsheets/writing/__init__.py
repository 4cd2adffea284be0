"""Room *writing*: plain data back to files, in the one usual form."""
