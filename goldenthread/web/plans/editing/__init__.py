"""Changing plans: their pages, by what is changed."""
