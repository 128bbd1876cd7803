"""The plans of places: drawn down from the trust's, looked after, and harm that is raised."""
