"""A measure: its figures, what is aimed at, how it stands and where it may go."""
