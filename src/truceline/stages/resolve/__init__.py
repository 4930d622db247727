"""Turn words into intervals, places, actors and origins."""
