"""Plans: pages and their addresses."""
