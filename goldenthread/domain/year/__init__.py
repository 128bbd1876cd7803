"""The year: what comes round, who is asked and reminded, what is agreed and reported."""
