"""Trusts, schools, units, bodies, posts and who holds them."""
