"""The parts of a plan: added, worded, placed, dated, given to people, and how that is taken back."""
