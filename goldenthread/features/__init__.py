"""What the product keeps: one app a noun, each with its tables, verbs and questions."""
