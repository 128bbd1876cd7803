"""Members of bodies: their visits, interests, skills and training, and how bodies look at themselves."""
