"""Who decides, and which phase of improvement a school is in."""
