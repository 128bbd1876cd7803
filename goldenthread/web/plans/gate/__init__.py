"""The plan gate: what passes, what does not, and who has agreed."""
