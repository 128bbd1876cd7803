"""Reading a risk register out of the table that somebody drew.

Trusts keep their registers in many ways: likelihood or probability, impact or severity, numbers, words, a product
alone or a colour alone, before and after controls under headings of two rows. What is plain is read; a score that
could have been made in more than one way, or words that the trust's grid does not have, are asked and never guessed.
"""

from goldenthread.domain.reading.register_reading.columns import LEAVE, code_of
from goldenthread.domain.reading.register_reading.headings import Heading, Stage, heading_of, headings_of
from goldenthread.domain.reading.register_reading.reading import (
    Question,
    ReadRegister,
    ReadRisk,
    as_register,
    read_register,
)
from goldenthread.domain.reading.register_reading.scores import ReadScore, Scale, read_degree, read_score
from goldenthread.domain.reading.register_reading.settling import (
    Made,
    Settled,
    Unsettled,
    Words,
    kind_said,
    make,
    unsettled,
)
from goldenthread.domain.reading.register_reading.table import Table

__all__ = [
    "LEAVE",
    "Heading",
    "Made",
    "Question",
    "ReadRegister",
    "ReadRisk",
    "ReadScore",
    "Scale",
    "Settled",
    "Stage",
    "Table",
    "Unsettled",
    "Words",
    "as_register",
    "code_of",
    "heading_of",
    "headings_of",
    "kind_said",
    "make",
    "read_degree",
    "read_register",
    "read_score",
    "unsettled",
]
