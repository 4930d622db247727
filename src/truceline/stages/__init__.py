"""The verbs: each a function from the last record to the next."""
