"""The doors out, one file a form."""
