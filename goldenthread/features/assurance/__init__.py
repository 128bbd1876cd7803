"""Structured checks of every kind, what was found, and how it is followed up until somebody else confirms it."""
