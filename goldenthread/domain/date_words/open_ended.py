"""Words that name no day: ongoing, TBC, immediately, in the short, medium and long term. They are never overdue."""

import re

from goldenthread.domain.date_words.forms import WHOLE, Form
from goldenthread.domain.date_words.reading import Context, DateReading, asking, quoted
from goldenthread.domain.date_words.vocabulary import form


def _open(match: re.Match[str], _context: Context) -> DateReading:
    return DateReading(match[0].strip(), "open")


def _unfixed(match: re.Match[str], _context: Context) -> DateReading:
    """A date that was left for later is asked for."""
    return asking(DateReading(match[0].strip(), "open"), "When is this due?")


def _vague(match: re.Match[str], _context: Context) -> DateReading:
    return asking(DateReading(match[0].strip(), "vague"), f"By which day is {quoted(match[0])}?")


_ONGOING = (
    r"(?:on\s+an?\s+)?on-?\s?going(?:\s+basis|\s+(?:throughout|across|all)(?:\s+the)?(?:\s+\w+)?\s+year)?|continu(?:ous(?:ly)?|al(?:ly)?|ing|ed)|rolling(?:\s+programme)?"
    r"|open[\s-]ended|in\s+progress|throughout(?:\s+the\s+year)?|all\s+year|at\s+all\s+times|always|permanent(?:ly)?"
    r"|indefinite(?:ly)?|as\s+and\s+when"
)
_LEFT_FOR_LATER = (
    r"\(?(?:TBC|TBA|TBD|T\.B\.C\.?|to\s+be\s+(?:confirmed|agreed|arranged|decided|determined|set)|date\s+to\s+be\s+\w+"
    r"|n/?a|not\s+(?:applicable|set|known|yet\s+known)|none|no\s+date|unknown|-+|\?+|x+)\)?"
)
_RANGE_OF_TERMS = r"(?:(?:short|medium|long|near|longer)[\s,/-]*(?:(?:to|and|or|&)[\s-]*)?){1,6}[\s-]*terms?"
_WHEN_NEEDED = (
    r"as\s+(?:and\s+when\s+)?(?:required|needed|appropriate|necessary)"
    r"|(?:when|where)\s+(?:required|needed|appropriate|necessary|possible)"
)
_SOON = (
    r"immediate(?:ly)?|with\s+immediate\s+effect|asap|a\.s\.a\.p\.?|as\s+soon\s+as\s+(?:possible|practicable)|now"
    r"|urgent(?:ly)?|soon|shortly"
)
_SOME_DAY = (
    r"in\s+due\s+course|in\s+the\s+(?:near\s+|longer\s+)?future|over\s+time"
    r"|(?:both\s+)?now\s+and\s+in\s+the\s+future|ad[\s-]?hoc"
)

FORMS: tuple[Form, ...] = (
    Form(form(_ONGOING), _open, WHOLE),
    Form(form(r"on-?going(?!\w)(?!\s+[a-z])"), _open),
    Form(form(_LEFT_FOR_LATER), _unfixed, WHOLE),
    Form(form(r"TBC(?!\w)"), _unfixed),
    Form(form(rf"{_SOON}|(?:(?:in|over|for)\s+the\s+)?{_RANGE_OF_TERMS}|{_WHEN_NEEDED}|{_SOME_DAY}"), _vague, WHOLE),
    Form(form(rf"in\s+the\s+{_RANGE_OF_TERMS}(?!\w)"), _vague),
    Form(form(r"as\s+soon\s+as\s+(?:possible|practicable)|with\s+immediate\s+effect"), _vague),
)
