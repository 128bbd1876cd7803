"""A document as it is taken in: its lines, marks and tables, before anything is known of a plan."""
