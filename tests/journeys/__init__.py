"""Whole ways through the program, as people go them: in a real browser, before a real server with real workers."""
