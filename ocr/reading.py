"""read(scan) → Reading: the stages, in order; and the Reading as the JSON that outside programs rely on."""
