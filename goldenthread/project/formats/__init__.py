"""How days are written and read here."""
