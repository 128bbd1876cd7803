"""What waits for an event: at the next inspection, post SPM1, within 5 working days of a visit, on day one."""

import re

from goldenthread.domain.date_words.forms import WHOLE, Form
from goldenthread.domain.date_words.reading import Context, DateReading
from goldenthread.domain.date_words.vocabulary import NUMBER, form


def _event(match: re.Match[str], _context: Context) -> DateReading:
    """An event stays open until it has a date."""
    return DateReading(match[0].strip(), "event", precision="event")


_WHOSE = (
    r"(?:(?:the|their|its|our|a|an|any|each|every|your|this|that|all|full)\s+)?"
    r"(?:(?:school|academy|trust)(?:'s|s')?\s+)?"
)
# Up to four describing words, none of which begins another thought.
_KIND_OF = r"(?:(?!(?:and|or|the|of|to|in|by|with|for|that|which|all)\b)[\w'/&-]+\s+){0,4}?"
_HAPPENING = (
    r"(?:inspections?|ofsted|reports?|AGM|reviews?|visits?|meetings?|audits?|results?|exams?|SATs|launch|appointments?"
    r"|conversion|joining|budget|election|assessments?|data\s+(?:drop|collection|point)|census|evaluations?|induction"
    r"|publication|receipt|completion|approval|consultation|INSET|training|interviews?|restructure|survey|SPM\d?"
    r"|cycle|opening)(?!\w)"
)
_AFTER = (
    r"(?:(?:immediately|directly|shortly|soon|straight)\s+)?(?:after|following|post|upon|subsequent\s+to"
    r"|on\s+completion\s+of|once(?!\s+(?:an?|each|every|per)\b)|prior\s+to|before|ahead\s+of|pending|as\s+soon\s+as)"
)
_WITHIN = (
    rf"within\s+{NUMBER}\s*(?:-\s*{NUMBER}\s*)?(?:(?:working|school|calendar|clear)\s+)?"
    r"(?:day|week|month|hour|term|year)s?"
)
_MOMENT = r"joining|appointment|conversion|induction|launch|completion|receipt|request|transfer|entry|exit|transition"

FORMS: tuple[Form, ...] = (
    Form(
        form(
            rf"(?:at|in|by|before|after|following|until|during|for|post|from)\s+{_WHOSE}next\s+{_KIND_OF}{_HAPPENING}"
            r"(?:\s+(?:report|inspection|visit|meeting)s?(?!\w))?"
        ),
        _event,
    ),
    Form(
        form(
            rf"{_WITHIN}\s+(?:of|after|from|following)\s+[^.;:]{{1,60}}?"
            r"(?=[.;:,)]|\s+(?:and|or|by|to|for|with)\b|$)"
        ),
        _event,
    ),
    Form(
        form(
            rf"{NUMBER}\s*(?:(?:working|school|calendar|clear)\s+)?(?:day|week|month|term)s?"
            r"\s+(?:before|prior\s+to|after|following|ahead\s+of|in\s+advance\s+of)\s+"
            rf"{_WHOSE}{_KIND_OF}{_HAPPENING}"
        ),
        _event,
    ),
    Form(form(rf"{_AFTER}[\s-]+{_WHOSE}{_KIND_OF}{_HAPPENING}"), _event),
    Form(form(rf"(?:the\s+|their\s+|its\s+)?next\s+{_KIND_OF}{_HAPPENING}"), _event, WHOLE),
    Form(form(r"(?:on\s+|from\s+|by\s+)?day\s+(?:one|1)(?!\w)"), _event),
    Form(form(rf"(?:on|upon|at)\s+(?:{_MOMENT})(?!\w)"), _event),
    Form(
        form(
            r"(?:(?:on|by|before|after|from|until)\s+)?(?:the\s+)?(?:(?:20\d\d|exam)\s+){0,2}"
            r"results\s+day(?:\s+(?:in\s+)?20\d\d)?(?!\w)"
        ),
        _event,
    ),
    Form(form(r"(?:(?:at|by|after|before)\s+)?(?:the\s+)?(?:mid[\s-]year|interim)\s+review(?!\w)"), _event),
    Form(form(rf"(?:at|on)\s+(?:the\s+)?{_KIND_OF}(?:AGM|inspection|launch|opening)(?!\w)"), _event),
    Form(form(rf"(?:{_AFTER}|when(?:ever)?|if|until|upon)\s+\S.{{0,200}}"), _event, WHOLE),
)
