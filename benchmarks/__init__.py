"""`make bench`: a large trust, its pages as ratios to a bare view, whole jobs in seconds, in one run."""
