"""A plan that was read waits to be looked through: what may be said of its lines and parts before any is kept."""
