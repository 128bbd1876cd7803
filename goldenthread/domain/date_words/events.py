"""What has no day of its own: events, pupil stages, and words such as ongoing, immediately, TBC."""

import re

from goldenthread.domain.date_words.forms import WHOLE, Form
from goldenthread.domain.date_words.reading import Context, DateReading, asking, quoted
from goldenthread.domain.date_words.vocabulary import NUMBER, form


def _event(match: re.Match[str], context: Context) -> DateReading:
    """An event stays open until it has a date."""
    return DateReading(match[0].strip(), "event", precision="event")


def _cohort(match: re.Match[str], context: Context) -> DateReading:
    return DateReading(match[0].strip(), "cohort", precision="cohort")


def _open(match: re.Match[str], context: Context) -> DateReading:
    return DateReading(match[0].strip(), "open")


def _unfixed(match: re.Match[str], context: Context) -> DateReading:
    return asking(DateReading(match[0].strip(), "open"), "When is this due?")


def _vague(match: re.Match[str], context: Context) -> DateReading:
    return asking(DateReading(match[0].strip(), "vague"), f"By which day is {quoted(match[0])}?")


_WHOSE = r"(?:(?:the|their|its|our|a|an|any|each|every|your|this|that|all|full)\s+)?(?:(?:school|academy|trust)(?:'s|s')?\s+)?"
_HAPPENING = (
    r"(?:inspections?|ofsted|reports?|AGM|reviews?|visits?|meetings?|audits?|results?|exams?|SATs|launch|appointments?|"
    r"conversion|joining|budget|election|assessments?|data\s+(?:drop|collection|point)|census|evaluations?|induction|"
    r"publication|receipt|completion|approval|consultation|INSET|training|interviews?|restructure|survey|SPM\d?|cycle|opening)"
)
_KIND_OF = r"(?:(?!(?:and|or|the|of|to|in|by|with|for|that|which|all)\b)[\w'/&-]+\s+){0,4}?"
_AFTER = r"(?:(?:immediately|directly|shortly|soon|straight)\s+)?(?:after|following|post|upon|subsequent\s+to|on\s+completion\s+of|once|prior\s+to|before|ahead\s+of|pending|as\s+soon\s+as)"
_WITHIN = rf"within\s+{NUMBER}\s*(?:-\s*{NUMBER}\s*)?(?:(?:working|school|calendar|clear)\s+)?(?:days?|weeks?|months?|hours?|terms?|years?)"
_STAGE = r"(?:years?|yrs?|Y)\s*(?:[1-9]|1[0-4])(?!\d|[.,]\d)(?:\s*(?:-|to|and|&|,|/)\s*(?:years?\s*|Y)?(?:[1-9]|1[0-4])(?!\d))*"
_KEY_STAGE = r"(?:KS\s?[1-5]|key\s+stage\s+(?:[1-5]|one|two|three|four|five)|EYFS|reception|sixth\s+form|primary(?:\s+school)?|nursery|foundation\s+stage)"

FORMS: tuple[Form, ...] = (
    Form(form(rf"(?:at|in|by|before|after|following|until|during|for|post|from)\s+{_WHOSE}next\s+{_KIND_OF}{_HAPPENING}(?!\w)(?:\s+(?:report|inspection|visit|meeting)s?)?"), _event),
    Form(form(rf"{_WITHIN}\s+(?:of|after|from|following)\s+[^.;:]{{1,60}}?(?=[.;:,)]|\s+(?:and|or|by|to|for|with)\b|$)"), _event),
    Form(form(rf"{_AFTER}\s+{_WHOSE}{_KIND_OF}{_HAPPENING}(?!\w)"), _event),
    Form(form(r"(?:on\s+|from\s+|by\s+)?day\s+(?:one|1)(?!\w)"), _event),
    Form(form(r"(?:on|upon|at)\s+(?:joining|appointment|conversion|induction|launch|completion|receipt|request|entry|exit|transition)(?!\w)"), _event),
    Form(form(rf"(?:at|on)\s+(?:the\s+)?{_KIND_OF}(?:AGM|inspection|launch|opening)(?!\w)"), _event),
    Form(form(rf"(?:{_AFTER}|when(?:ever)?|if|until|upon)\s+\S.{{0,200}}"), _event, WHOLE),
    Form(form(rf"(?:by|before|until)\s+(?:the\s+time\s+they\s+(?:leave|finish|reach)\s+)?(?:{_STAGE}|KS\s?[1-5]|key\s+stage\s+[1-5]|age\s+(?:of\s+)?\d\d?)(?!\w)"), _cohort),
    Form(form(rf"(?:(?:by|before|at)\s+)?(?:the\s+)?(?:end|start)\s+of\s+(?:{_STAGE}|{_KEY_STAGE})(?!\w)"), _cohort),
    Form(form(rf"(?:(?:in|for|from|during|through|throughout)\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:{_STAGE}|{_KEY_STAGE})(?!\w)(?:\s+(?:pupils|students|children|cohort|leavers))?"), _cohort, WHOLE),
    Form(form(r"(?:on\s+an?\s+)?on-?\s?going(?:\s+basis)?|continu(?:ous(?:ly)?|al(?:ly)?|ing|ed)|rolling(?:\s+programme)?|open[\s-]ended|in\s+progress|throughout(?:\s+the\s+year)?|all\s+year|at\s+all\s+times|always|permanent(?:ly)?|indefinite(?:ly)?"), _open, WHOLE),
    Form(form(r"on-?going(?!\w)(?!\s+[a-z])"), _open),
    Form(form(r"\(?(?:TBC|TBA|TBD|T\.B\.C\.?|to\s+be\s+(?:confirmed|agreed|arranged|decided|determined|set)|date\s+to\s+be\s+\w+|n/?a|not\s+(?:applicable|set|known|yet\s+known)|none|no\s+date|unknown|-+|\?+|x+)\)?"), _unfixed, WHOLE),
    Form(form(r"TBC(?!\w)"), _unfixed),
    Form(
        form(
            r"immediate(?:ly)?|with\s+immediate\s+effect|asap|a\.s\.a\.p\.?|as\s+soon\s+as\s+(?:possible|practicable)|now|urgent(?:ly)?|soon|shortly"
            r"|(?:(?:in|over|for)\s+the\s+)?(?:(?:short|medium|long|near|longer)[\s,/-]*(?:(?:to|and|or|&)[\s-]*)?)+[\s-]*terms?"
            r"|as\s+(?:and\s+when\s+)?(?:required|needed|appropriate|necessary)|(?:when|where)\s+(?:required|needed|appropriate|necessary|possible)"
            r"|in\s+due\s+course|in\s+the\s+(?:near\s+|longer\s+)?future|over\s+time|(?:both\s+)?now\s+and\s+in\s+the\s+future|ad[\s-]?hoc"
        ),
        _vague,
        WHOLE,
    ),
    Form(form(r"in\s+the\s+short,\s*medium\s+and\s+long(?:er)?[\s-]term|as\s+soon\s+as\s+(?:possible|practicable)|with\s+immediate\s+effect"), _vague),
)
