"""The work on a plan: whose it is, what it waits for, how it arrives."""
