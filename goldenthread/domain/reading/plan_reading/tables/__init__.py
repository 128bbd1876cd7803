"""The tables of a plan: which row heads the columns, what each column says, which parts its rows are."""
