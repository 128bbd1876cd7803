"""The work on a plan: what is done, by whom, at what cost, and what it did."""
