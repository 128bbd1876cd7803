"""Versions of a plan: adopted and kept, read as they stood, compared, carried forward."""
