"""Who agrees to what, in which order, and what they said."""
