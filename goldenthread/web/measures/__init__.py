"""Measures: pages and their addresses."""
