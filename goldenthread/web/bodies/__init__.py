"""Bodies and their people: pages."""
