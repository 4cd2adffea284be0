"""Pages about works, methods and fields."""
