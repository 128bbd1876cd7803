"""A plan on paper and as files: typeset, as Word, as Excel, as lists. Each is drawn from `plan_paper` alone."""
