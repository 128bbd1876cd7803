"""A plan of the trust or of a service as each school has it."""
