"""Rounds of collecting: asking for figures, giving them in a grid, a paste or a file, and closing the round."""
