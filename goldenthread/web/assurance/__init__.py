"""Checks, what they found, and how it is followed up: pages and their addresses."""
