"""Remembers: the base of every stored class, the session, the store of originals."""
