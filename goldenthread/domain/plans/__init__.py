"""A plan: its tree, its years, its work, what is agreed and what became of it."""
