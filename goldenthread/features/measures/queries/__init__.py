"""Questions about measures, and how they stand."""
