"""Room *form*: what the form in the browser and editors know of the models."""
