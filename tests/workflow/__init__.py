"""The tables tested as tables, and letters carried through the office."""
