"""The page of a fact sheet."""
