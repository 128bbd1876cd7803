"""Whole plans: begun, brought in, followed by the next, thrown away."""
