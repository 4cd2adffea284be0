"""What all views use: the viewer, notices, ways to contribute, assets."""
