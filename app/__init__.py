"""Puts the program together: settings, the command line, and the work nobody waits for."""
