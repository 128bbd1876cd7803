"""What schools and bodies share: a shelf, books, and news."""
