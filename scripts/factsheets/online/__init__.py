"""Room *online*: what is asked of services on the network, by commands only, never by a build."""
