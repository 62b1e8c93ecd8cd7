"""Who gets it, and who may see it."""
