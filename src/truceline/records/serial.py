"""Ids that come from content, so that a second run writes nothing new."""

import hashlib


def stable_id(prefix: str, *parts: str) -> str:
    """Name something by its content: the prefix and 16 hex digits of its parts' digest, in their order."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"
