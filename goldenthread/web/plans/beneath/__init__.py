"""Plans under a plan, what a plan must speak of, and both its horizons."""
