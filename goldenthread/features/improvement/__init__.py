"""Ladders of improvement phases: where each school stands, what is asked of it there, and how it moved."""
