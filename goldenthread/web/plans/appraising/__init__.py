"""October: what each post is appraised by, tied to the parts of a plan."""
