"""The heart: documents, their states, tasks and deadlines; it knows no scanner, no screen and no clock."""
