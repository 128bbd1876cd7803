"""Analytics keeps no tables of its own yet: it reads what measures keep."""
