"""Room *changes*: change files of the form and new references, applied to the content."""
