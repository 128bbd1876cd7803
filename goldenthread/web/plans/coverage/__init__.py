"""How far the trust's plan has come down: every aim against every school."""
