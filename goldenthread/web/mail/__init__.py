"""Pages that are sent by post."""
