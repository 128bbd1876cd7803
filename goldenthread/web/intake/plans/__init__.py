"""Bringing a plan in: choose, look through, keep, take back."""
