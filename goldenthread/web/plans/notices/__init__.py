"""Notices of harm: a place tells the board, and the board answers."""
