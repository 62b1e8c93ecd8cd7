"""Who gets it? Proposals with reasons, and who may see what."""
