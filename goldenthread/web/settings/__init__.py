"""Settings: pages and their addresses."""
