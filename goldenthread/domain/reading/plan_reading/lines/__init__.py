"""The lines of a plan: which is a heading, a point of a list, a label, or more of the text above it."""
