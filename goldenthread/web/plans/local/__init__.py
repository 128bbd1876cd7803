"""The plans of places: which there are, how they begin, and what they do with the plan above."""
