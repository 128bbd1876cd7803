"""Home: pages and their addresses."""
