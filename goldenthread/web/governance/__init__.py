"""Meetings: reading, holding and recording them."""
