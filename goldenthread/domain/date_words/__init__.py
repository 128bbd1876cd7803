"""Dates as people write them in plans: “By Autumn 2021”, “Mar. '20”, “S2020”, “termly”, “at the next inspection”.

The words are kept as typed. Beside them stands the earliest and the latest day they may mean, by the trust's own
terms and the plan's own years; what is unclear becomes a question to settle, never a silent guess. “By X” means by
the last day of X, and a thing is late only after its latest day.
"""

from goldenthread.domain.date_words.finding import find, read
from goldenthread.domain.date_words.plan_period import read_context
from goldenthread.domain.date_words.reading import Context, DateReading, FoundDate, Question, as_json

__all__ = ["Context", "DateReading", "FoundDate", "Question", "as_json", "find", "read", "read_context"]
