"""Reports: pages and their addresses."""
