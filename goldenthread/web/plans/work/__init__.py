"""Running what a plan asks for: an initiative in the round, its actions, one's own work, and the time line."""
