"""The plans of places, and what is asked and raised of them."""
