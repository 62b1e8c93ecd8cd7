"""The program as it runs: settings, background work, real processes that are really killed."""
