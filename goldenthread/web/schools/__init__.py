"""Schools: pages and their addresses."""
