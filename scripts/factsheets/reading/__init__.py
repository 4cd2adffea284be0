"""Room *reading*: untrusted text to plain data with places.

In: bytes of files. Out: documents and problems.
"""
