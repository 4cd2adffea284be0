"""Room *audit*: judges the built site, past the engine that made it."""
