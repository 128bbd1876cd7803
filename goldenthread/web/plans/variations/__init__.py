"""What changes during the year: variations, and themes by year."""
