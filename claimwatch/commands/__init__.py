"""What the commands do: the library's steps and readers, joined to what is printed.

Heavy libraries (spaCy, DuckDB, Great Expectations) are imported where they are needed, so that
`--help` and listings stay quick.
"""
