"""The desk: the record in a browser, on this machine; pages that read without script, and the same records as JSON."""
