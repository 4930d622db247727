"""The shelves: one SQLite file that survives a kill.

`store.open_store(path)` gives the Store. Records stand as JSON beside the columns
that they are looked up by. Tables: captures (never changed), standing (which
capture a name stands for), readings, sentences (for search), failures, decisions, and the
view as it was last reconciled.
"""
