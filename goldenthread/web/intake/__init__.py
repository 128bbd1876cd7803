"""Intake: pages and their addresses."""
