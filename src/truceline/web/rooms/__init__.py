"""The desk's rooms, one file a room; each registers its own addresses."""
