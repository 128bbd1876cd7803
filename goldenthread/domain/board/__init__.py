"""Bodies, who sits on them, what they look at: risks, checks, documents, self-evaluation."""
