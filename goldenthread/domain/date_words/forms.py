"""Forms of words that stand for a date as a whole, and how far a sentence may be trusted to mean them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.domain.date_words.reading import Context, DateReading

# A WHOLE form counts only where it is all that was written, a CELL form also beside other words of a date cell,
# and a SENTENCE form anywhere.
SENTENCE, CELL, WHOLE = "sentence", "cell", "whole"


@dataclass(frozen=True)
class Form:
    """One form of words. Its reader may decline by giving none."""

    pattern: re.Pattern[str]
    reader: Callable[[re.Match[str], Context], DateReading | None]
    where: str = SENTENCE
