"""What brings a database to the newest tables; `store/opening.py` has Alembic run it.

To add a step: a module `versions/rNNNN_what.py` whose `down_revision` is the last
one's id, and its own id as HEAD in `store/schema.py`. A published step is never edited.
"""
