"""Plans on paper and published: pages and their addresses."""
