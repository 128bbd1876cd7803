"""Challenges: the chief officer asks, and whoever answers for the work answers."""
