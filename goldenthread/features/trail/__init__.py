"""The append-only record of every write and sign-in."""
