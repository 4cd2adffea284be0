"""Room *messages*: what the project says: problems, rules, words of the pages, reports.

Knows no other room.
"""
