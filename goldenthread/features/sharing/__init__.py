"""What schools and bodies give each other: what works, something to use, something to read, and news of it."""
