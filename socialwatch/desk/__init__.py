"""The verbs: poll, review, handle, escalate, export. The desk does not know what a database is."""
