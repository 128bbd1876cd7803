"""One part of a plan and all that hangs from it."""
