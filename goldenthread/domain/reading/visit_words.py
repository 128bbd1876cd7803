"""What a label of a visit's form asks for: by words that are known, and else by what it is nearest to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.domain.reading.columns import names_a_post
from goldenthread.domain.reading.nearest import Nearest

# What a label asks for, by its words; the first that fits.
_LABELS: tuple[tuple[str, str], ...] = tuple(
    (what, words)
    for what, words in (
        ("", r"^signed|signature|^print name"),
        ("comment", r"(?:head|principal|school|leader|staff)\w*(?:'s|s')? (?:comment|response|reply)"),
        ("comment", r"(?:comment|response|reply)s? (?:by|from|of) (?:the )?(?:head|principal|school)"),
        ("since_last", r"^(?:actions?|points|matters|issues)\b.*\b(?:last|previous)\b|matters arising"),
        ("since_last", r"^previous (?:action|recommend|visit)|\blast\b.*\b(?:audit|inspection|review)\b"),
        ("wanted", r"next step|follow[- ]?up|action|recommend|to be done|way forward|agreed (?:steps|points)"),
        ("wanted", r"do next|what next|happens? next"),
        ("wanted", r"\bnext (?:\w+ )?(?:visit|meeting|review)\b"),
        ("wanted", r"\b(?:to[- ]do\b(?!with)|(?:been |we |i )?asked to do|before we meet again|commitments?\b)"),
        ("on", r"^(?:date|day|when)\b|^on$|\bdates?\b|visit(?:ed)? on$"),
        ("agreed_with", r"^agreed (?:beforehand )?(?:with|by)|^arranged with"),
        ("lasts", r"^(?:time|duration|length|start\b)"),
        ("met_with", r"representative|^attendees|^in attendance"),
        ("who", r"(?:advis[eo]r|inspector|partner)s?(?:'s)?(?: name)?$|^(?:lead )?reviewers?\b|^review team"),
        ("who", r"^(?:persons?|people|those)\W*s?\W*visiting|^(?:visiting|visitors?)\b(?! (?:class|year|school))"),
        ("who", r"^(?:name|visitor|(?:completed|visit(?:ed)?|report(?:ed)?|written) by)"),
        ("who", r"^(?:link )?(?:governor|trustee|member)s?(?:\(s\))?$"),
        ("who", r"(?:governor|trustee|visitor|member)(?:'s)? name|name of|visiting (?:governor|trustee)|who came"),
        ("place", r"^(?:school|academy|setting|site|location)(?:\W*(?:name|site)| being visited)?$"),
        ("place", r"(?:school|academy) visited|^where"),
        ("place", r"^(?:host|name of (?:the )?)\s?(?:school|academy|setting)|^site\b"),
        ("voices", r"\bvoices?\b|\bheard\b|what (?:the )?(?:pupils|children|parents|staff) (?:said|told)|\bviews?\b"),
        ("met_with", r"^(?:class\w*|year groups?|staff)\b.*(?:visited|seen|involved)"),
        ("purpose", r"^(?:why|what for|(?:the )?reason)\b"),
        ("met_with", r"\bmet\b|\bmeet\b(?!ing)"),
        ("met_with", r"spoken? (?:to|with)|present|meetings? (?:held|with)|(?:staff|people) involved"),
        ("met_with", r"^(?:who|staff|people|those) (?:was|were|i|we)?\s?(?:seen|saw)"),
        ("met_with", r"^accompanied|^(?:class ?)?(?:teacher|subject leader|staff member|staff|leader)s?(?:\(s\))?$"),
        ("since_last", r"since (?:the |my |our )?(?:last|previous)|previous visit|last time|progress (?:since|on)"),
        ("saw", r"^(?:points |areas )?discuss(?:ed|ion)|compliance noted"),
        ("questions", r"question|asked|challenge"),
        ("duty", r"area (?:monitored|looked at)|^monitoring"),
        ("duty", r"^(?:link )?(?:area|role|responsibility|duty)(?: of .*)?$|link (?:governor|area)|statutory"),
        ("duty", r"^subject(?: ?/ ?area)?$"),
        ("purpose", r"^(?:school )?(?:improvement|development) plan\b"),
        ("strengths", r"^positive"),
        ("purpose", r"^links? (?:to|with) (?!governor)|agreed beforehand"),
        ("questions", r"(?:enquiry|inquiry|questions?|explore)\b.* (?:next time|in future|future visit)"),
        ("purpose", r"lines? of (?:enquiry|inquiry)|key questions?$"),
        ("purpose", r"purpose|focus|aim|objective|reason|why|priority"),
        ("concerns", r"(?:area|point)s? (?:for|of|to) (?:development|improv|concern|consider|note)"),
        ("strengths", r"strength|well\b|positive|good practice|celebrat|success|impressed"),
        ("concerns", r"even better|^ebi$|\beye on\b"),
        ("concerns", r"concern|development|improve|weakness|point|issue|think about|attention|risk|clarif"),
        ("concerns", r"matters?\b|raise"),
        ("shows", r"evidence|impact|documents|data|papers|shows"),
        ("learned", r"learn(?!ing walk)|training|understanding"),
        ("saw", r"saw|\bsee\b|seen|observ|activit|summary|note|description|what happened|findings?|details|visit"),
    )
)  # fmt: skip
_TELLS = tuple((what, re.compile(words, re.IGNORECASE)) for what, words in _LABELS)

LONGEST_LABEL = 90
# Between the headings of a table that is kept row by row.
BETWEEN_HEADS = " / "
# What is told in a line, and not in sentences.
LINES = ("who", "place", "on", "lasts", "duty", "met_with", "agreed_with")

# The words of each thing that a label may be nearest to, where none of the above is met.
_NEAREST = Nearest({
    "who": "visitor visiting author reporter completed wrote written came your_name",
    "place": "setting site location host base building campus",
    "on": "date day when",
    "lasts": "time duration hours arrived left start began finish until minutes",
    "duty": "link role remit responsibility portfolio subject oversight",
    "purpose": "purpose aim reason why focus objective intend plan priority brief expect hope find_out set_out theme",
    "met_with": "met spoke talked colleagues staff host people present attend accompanied interviewed with",
    "saw": "saw observed looked noticed notes findings found discussed talked_about about summary activity happened",
    "strengths": "strength well good positive proud celebrate impressive best effective praise highlight success",
    "concerns": "concern worry sure improve weak better risk gap develop explore unsure doubt barrier attention",
    "questions": "question asked enquiry wonder challenge answer query",
    "voices": "pupils children parents said heard voice view told families",
    "shows": "impact evidence difference documents data outcome shows proof",
    "since_last": "since last previous earlier progress already",
    "learned": "learned understand knowledge training gained taught_me",
    "wanted": "action next step follow do agreed recommend suggest agenda further request promise commit happens_now",
    "comment": "response comment headteacher principal reply feedback",
})  # fmt: skip
_TIME = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b(?:hours?|minutes|hrs?|mins?)\b", re.IGNORECASE)
_NAMES = re.compile(r"(?:(?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’-]+)+(?:,| and |$)[ ]?)+")
_A_LINE, _SOME, _FEW = 60, 0.4, 5


def meaning(label: str) -> str | None:
    """Return what a label asks for; an empty word for what is not kept, and None where it says nothing known."""
    plain = " ".join(label.lower().replace("’", "'").split()).strip(" :*?.")
    if not plain or len(plain) > LONGEST_LABEL or plain.count(BETWEEN_HEADS) > 1:
        return None
    return next((what for what, tells in _TELLS if tells.search(plain)), None)


@dataclass(frozen=True)
class Meant:
    """What a label asks for. `is_near`: no word of it is known, and this is what it is nearest to."""

    what: str | None
    is_near: bool = False


def meant(label: str, says: Sequence[str]) -> Meant:
    """Return what a label asks for by its words, else what it is nearest to by these and by what stands there."""
    known = meaning(label)
    whole = " ".join(says)
    if known == "agreed_with" and says and not _fits(known, whole) and len(whole.split()) > _FEW:
        # What was agreed with somebody, and not with whom it was.
        return Meant("wanted", is_near=True)
    if known == "saw" and len(says) == 1 and names_a_post(whole):
        return Meant("met_with", is_near=True)
    if known is not None or not label or BETWEEN_HEADS in label:
        return Meant(known)
    near = _NEAREST.of(label, _evidence(" ".join(says)))
    fits = near is not None and (near not in LINES or not says or _fits(near, " ".join(says)))
    return Meant(near, is_near=True) if fits else Meant(None)


def _fits(what: str, says: str) -> bool:
    """Say whether an answer can be who came, where or when: a name, a day, a time, or a few words."""
    if what in {"who", "met_with", "agreed_with"}:
        return names_a_post(says) or bool(_NAMES.fullmatch(says))
    if what in {"on", "lasts"}:
        return bool(re.search(r"\d", says)) and len(says) <= _A_LINE
    return len(says.split()) <= _FEW and not says.endswith(".")


def _evidence(says: str) -> dict[str, float]:
    """Return what the look of an answer speaks for, by itself too little to tell."""
    is_line = len(says) <= _A_LINE
    found = {
        "lasts": _SOME * (is_line and bool(_TIME.search(says))),
        "who": _SOME / 2 * bool(_NAMES.fullmatch(says)), "met_with": _SOME / 2 * bool(_NAMES.fullmatch(says)),
        "questions": _SOME * says.endswith("?"),
    }  # fmt: skip
    return {what: weight for what, weight in found.items() if weight}
