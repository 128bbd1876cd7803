"""What waits to be decided, who decides it in which order, and who stands in for whom."""
