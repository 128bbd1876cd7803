"""Plans of every kind, their trees, and what hangs from them."""
