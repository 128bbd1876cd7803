"""What a plan rests on: a SWOT, gaps and results, and the parts that answer them."""
