"""Each field: what it reads, and what it must not read."""
