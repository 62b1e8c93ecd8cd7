"""Books and reports, counted on a year of life."""
