"""Stages of a pupil's schooling: by Year 6, Years 7 to 13, end of KS2, by age 11. They are no dates of a calendar."""

import re

from goldenthread.domain.date_words.forms import WHOLE, Form
from goldenthread.domain.date_words.reading import Context, DateReading
from goldenthread.domain.date_words.vocabulary import form


def _cohort(match: re.Match[str], _context: Context) -> DateReading:
    return DateReading(match[0].strip(), "cohort", precision="cohort")


_YEAR_GROUP = (
    r"(?:years?|yrs?|Y)\s*(?:[1-9]|1[0-4])(?!\d|[.,]\d)"
    r"(?:\s*(?:-|to|and|&|,|/)\s*(?:years?\s*|Y)?(?:[1-9]|1[0-4])(?!\d))*"
)
_KEY_STAGE = (
    r"(?:KS\s?|key\s+stages?\s+)(?:[1-5]|one|two|three|four|five)"
    r"(?:\s*(?:and|&|,|/)\s*(?:KS\s?|key\s+stage\s+)?(?:[1-5]|one|two|three|four|five)(?![\w%.]))*"
)
_PHASE = r"EYFS|reception|sixth\s+form|primary(?:\s+school)?|nursery|foundation\s+stage"
_STAGE = rf"(?:{_YEAR_GROUP}|{_KEY_STAGE}|{_PHASE})(?!\w)"

FORMS: tuple[Form, ...] = (
    Form(
        form(
            r"(?:by|before|until)\s+(?:the\s+time\s+(?:they|(?:the\s+)?(?:pupils|students|children|learners))\s+(?:leave|finish|reach)\s+)?"
            rf"(?:{_YEAR_GROUP}|{_KEY_STAGE}|age\s+(?:of\s+)?\d\d?)(?!\w)"
        ),
        _cohort,
    ),
    Form(form(rf"(?:(?:by|before|at)\s+)?(?:the\s+)?(?:end|start)\s+of\s+{_STAGE}"), _cohort),
    Form(
        form(
            rf"(?:(?:in|for|from|during|through|throughout)\s+)?(?:the\s+)?(?:end\s+of\s+)?{_STAGE}"
            r"(?:\s+(?:pupils|students|children|cohort|leavers))?"
        ),
        _cohort,
        WHOLE,
    ),
)
