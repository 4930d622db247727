"""The shelves: one SQLite file that survives a kill."""
