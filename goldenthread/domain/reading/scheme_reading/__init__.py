"""Reading a scheme of delegation out of the table that somebody drew.

Trusts draw their schemes in many ways: ticks, letters, numbers or words where a decision meets a body, or bodies
named under “who decides”. What is plain is read; what a mark means where the table does not say, and who decides
where no mark is left, is asked and never guessed.
"""

from goldenthread.domain.reading.scheme_reading.carrying import carried
from goldenthread.domain.reading.scheme_reading.headings import (
    above_key,
    are_first,
    as_told,
    heading_key,
    known_again,
    plain,
)
from goldenthread.domain.reading.scheme_reading.kept import ACROSS, TURNED, ReadLine, ReadScheme, as_json, from_json
from goldenthread.domain.reading.scheme_reading.lists import TextLine, table_of_lists
from goldenthread.domain.reading.scheme_reading.marks import Meaning, meanings_said, tokens_of
from goldenthread.domain.reading.scheme_reading.phases import InPhase, said_of_phases
from goldenthread.domain.reading.scheme_reading.settling import (
    COLUMN,
    JOINTLY,
    NOTHING,
    OPEN,
    Question,
    cell_key,
    in_column,
    left_key,
    line_questions,
    mark_key,
    meanings,
    open_questions,
    party_key,
    settled,
)
from goldenthread.domain.reading.scheme_reading.tables import Table, read_tables
from goldenthread.domain.reading.scheme_reading.told import DECISION, KIND, LIMIT, NOTE, PARTY, PHASE, REF, SECTION

__all__ = [
    "ACROSS",
    "COLUMN",
    "DECISION",
    "JOINTLY",
    "KIND",
    "LIMIT",
    "NOTE",
    "NOTHING",
    "OPEN",
    "PARTY",
    "PHASE",
    "REF",
    "SECTION",
    "TURNED",
    "InPhase",
    "Meaning",
    "Question",
    "ReadLine",
    "ReadScheme",
    "Table",
    "TextLine",
    "above_key",
    "are_first",
    "as_json",
    "as_told",
    "carried",
    "cell_key",
    "from_json",
    "heading_key",
    "in_column",
    "known_again",
    "left_key",
    "line_questions",
    "mark_key",
    "meanings",
    "meanings_said",
    "open_questions",
    "party_key",
    "plain",
    "read_tables",
    "said_of_phases",
    "settled",
    "table_of_lists",
    "tokens_of",
]
