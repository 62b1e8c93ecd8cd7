"""Tests are sentences about the office; the folders mirror the tree."""
