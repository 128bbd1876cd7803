"""How a year's pocket guide stands with the bodies that discuss it and agree to it."""
