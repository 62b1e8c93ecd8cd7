"""How what the reader has learnt was made; nothing here runs in the office."""
