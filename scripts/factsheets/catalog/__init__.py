"""Room *catalog*: everything by id, citations and links resolved, facts about evidence computed."""
