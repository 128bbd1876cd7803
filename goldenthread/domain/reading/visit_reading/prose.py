"""A visit that somebody told of in sentences, as in a letter: what each sentence is about, and who, where and when.

A sentence is known by a few turns of phrase that such letters share. One that holds none of them tells what was seen.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SOMEBODY = r"principal|head\w*|lead\w*|governors?|trustees?|board|school|senco|dsl|officer|manager|i|we|she|he"
_TURNS = tuple(
    (what, re.compile(words, re.IGNORECASE))
    for what, words in (
        ("questions", r"^(?:i|we|governors|trustees) (?:also )?asked\b|\?$"),
        ("purpose", r"\b(?:purpose|aim|focus|reason)\b.{0,30}\b(?:visit|was|is)\b"),
        ("purpose", r"\b(?:i|we|he|she|they) want(?:ed)? to (?:know|see|find|hear|understand)\b"),
        ("purpose", r"\b(?:visited|went(?! on)|came|attended|there)\b.{,60}\bto (?:see|find|look|check|hear|learn)"),
        ("wanted", r"\b(?:next steps?|recommend\w*|promised|agreed (?:to|that)|undert(?:ook|akes?) to)\b"),
        ("wanted", r"\b(?:governors?|trustees?|board|school|head\w*|i|we) (?:should|must|need to|may wish)\b"),
        ("wanted", r"\bwill (?:report|bring|send|share|return|look|write|let (?:us|me) know)\b"),
        ("wanted", r"\bwill (?:come|go|visit|be) (?:back|again)\b"),
        ("wanted", rf"\b(?:{_SOMEBODY}) will (?!be\b|have\b)[a-z]+"),
        ("wanted", r"\bhas offered to\b|^[\w'’-]+(?: [\w'’-]+){0,4} to [a-z]+ .*\b(?:by|before) "),
        ("lasts", r"^(?:arrived|from|between)\b.{0,20}\d[.:]\d\d.{0,30}\d[.:]\d\d.{0,6}$"),
        ("concerns", r"\b(?:less sure|not (?:so )?sure|unsure|worr(?:y|ied)|concern(?:ed|s)?|unclear)\b"),
        ("concerns", r"\bthings? to (?:look at|watch|think about)\b"),
        ("strengths", r"\b(?:impress(?:ed|ive)|pleased to|particularly (?:good|strong|well)|commend\w*|well done)\b"),
        ("met_with", r"^(?:i|we) (?:met|spoke|talked)\b|^meeting (?:between|with)\b"),
    )
)  # fmt: skip
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘\"'])")
_GREETS = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)"
    r"|(?:with )?(?:my |our )?(?:best|kind|kindest|warm|many|all good)? ?(?:wishes|regards|thanks)(?=,|$)"
    r"|yours (?:sincerely|faithfully|truly))\b.{0,40}$",
    re.IGNORECASE,
)
# What a form asks of whoever fills it in.
_ASKS = re.compile(
    r"^(?:(?:please|kindly) )?(?:return|complete|send|submit|fill in|email|sign|keep|tick|delete|circle|use)\b"
    r"(?=.{0,60}\b(?:forms?|report|record|proforma|box(?:es)?|copy|sheet|apply|appropriate|applicable)\b"
    r"| (?:it|this)\b)"
    r"|^(?:this|the) (?:form|report|record) (?:is|should|must|will) (?:to )?be\b"
    r"|\b(?:form|report)s? to be (?:sent|returned|given|submitted) to\b"
    r"|^(?:to be )?(?:completed|filled in|returned|sent) (?:by|before|after|to|within)\b",
    re.IGNORECASE,
)
# “Hollin Bank Primary School”: a line that is the name of a school and nothing else.
_A_SCHOOL = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|of|the|and|&|-|–)\s+)+"
    r"(?:Primary|Infants?|Juniors?|First|Middle|High|Upper|Academy|School|College|Nursery)"
    r"(?: (?:School|Academy|Phase))?"
)
_NO_SCHOOL = re.compile(
    r"\b(?:visit|report|form|record|review|plan|policy|governors?|trustees?|trust)\b", re.IGNORECASE
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:and |& )?[A-Z][\w.'’-]*){0,5}"
_BY = re.compile(
    r"^(?:(?i:(?:visit(?:ed)?|completed|written|reported?|prepared|signed|told) )?(?i:by)"
    rf"|(?i:yours|regards|thanks)[\w ]*,)\s+"
    rf"(?P<who>{_NAME})(?: (?:for|of|at) (?P<place>{_NAME}))?(?:, (?P<as>[^.]+))?\.?$"
)
_CAME = re.compile(rf"(?P<who>[A-Z][\w.'’-]* {_NAME}),? (?:visited|came to|went to)\b")
_SIGNED = re.compile(r"^(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})(?:, [\w ]{3,40}| \([\w ]{3,40}\))?$")
# “Thank you for having me at Quay Primary”
_AT_A_SCHOOL = re.compile(
    rf"\b(?:at|to|in|around) (?P<place>{_NAME} "
    r"(?:Primary|Infants?|Juniors?|High|Upper|Academy|School|College|Nursery)(?: (?:School|Academy))?)\b"
)
_AT = re.compile(rf"\b(?:[Vv]isited|[Vv]isit (?:to|at)) (?!(?:Report|Form|Note|Record|Log)\b)(?P<place>{_NAME})")
# “Ann Reed – Safeguarding governor visit”
_HEADED = re.compile(
    rf"^(?:(?P<who>{_NAME}) [–—-] )?(?P<duty>[A-Z][\w &]{{2,40}}?) (?:(?:[Ll]ink|[Mm]onitoring) )?"
    r"(?:(?:[Gg]overnor|[Tt]rustee)(?:['’]?s)? )?(?:[Mm]onitoring )?[Vv]isit\b"
)
# “Safeguarding governor: termly check”
_GOVERNOR_FOR = re.compile(r"^(?P<who>)(?P<duty>[A-Z][\w &]{2,40}?) (?:link )?(?:governor|trustee)\b", re.IGNORECASE)
# Words of the name of any such paper, and of nothing that is watched over.
_OF_A_PAPER = re.compile(
    r"\b(?:link|local|record|report|form|note|log|governors?|trustees?|school|academy|trust|monitoring|my|our|termly|"
    r"annual|formal|summary|of|a|the|board|first|second|third|autumn|spring|summer)\b",
    re.IGNORECASE,
)
# “Ann Reed (AR) SEND Governor”
_AS_GOVERNOR = re.compile(
    r"(?P<who>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){1,2}) \([A-Z]{2,3}\),? (?:[A-Z][\w&]* )?"
    r"(?:[Ll]ink )?(?:[Gg]overnor|[Tt]rustee)"
)
# “Ann Reed (link trustee)”, among others who were there
_AMONG = re.compile(
    rf"(?P<who>{_NAME})(?:,| \(|:| –) ?(?:[\w&]+ )?(?:link )?"
    r"(?:governor|trustee|board member|member of the (?:board|committee))\b"
)
_AS_WHOSE = re.compile(
    r"(?:\bas (?:the |your |our )?|^(?:by )?[A-Z][\w.'’ -]{3,40}, |\bby [A-Z][^,]{3,40}, )"
    r"(?P<duty>(?!link|an? |parent|staff|local|chair|vice|co-opted|community)[\w &-]{3,40}?) (?:link )?"
    r"(?:governor|trustee)\b",
    re.IGNORECASE,
)
_WATCHES = re.compile(
    r"\blink (?:governor|trustee|member) for (?P<duty>[^.,;:()]+?)(?= to\b| and (?:\w+ed|came|went)\b|[.,;:()]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """Who came, where they were and what they watch over, as far as any line says so."""

    who: str = ""
    place: str = ""
    duty: str = ""


def cut(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [one for line in text.splitlines() for one in _ENDS.split(line.strip()) if one]


def is_courtesy(line: str) -> bool:
    """Say whether a line only greets, only says who writes, or asks something of whoever fills the form in."""
    return bool(_GREETS.match(line) or _BY.match(line) or _ASKS.search(line))


def names_a_school(line: str) -> bool:
    """Say whether a line is the name of a school and nothing else."""
    return bool(_A_SCHOOL.fullmatch(line.strip())) and not _NO_SCHOOL.search(line)


def is_signature(line: str) -> bool:
    """Say whether a last line is a name and nothing else."""
    return bool(_SIGNED.match(line.strip()))


def about(sentence: str) -> str:
    """Return what a sentence tells of: what was seen, where it has no turn of another kind."""
    return next((what for what, turn in _TURNS if turn.search(sentence)), "saw")


def told_in(lines: Iterable[str]) -> Told:
    """Return who came, where, and as the link for what, from the first lines that say it."""
    rows = [line.strip() for text in lines for line in text.splitlines()]
    by = next((found for line in rows if (found := _BY.match(line))), None)
    at = next((found for like in (_AT, _AT_A_SCHOOL) for line in rows if (found := like.search(line))), None)
    watches = next((found for like in (_WATCHES, _AS_WHOSE) for line in rows if (found := like.search(line))), None)
    begins = next(
        (found for line in rows if (found := _A_SCHOOL.match(line)) and line[found.end() :][:1] == ","), None
    )
    place = (by["place"] if by else None) or (at["place"] if at else "") or (begins[0].strip() if begins else "")
    came = by or next((found for line in rows if (found := _CAME.search(line))), None)
    heads = [_HEADED.match(line) for line in rows[:3]] + [_GOVERNOR_FOR.match(line) for line in rows[:1]]
    headed = next((found for found in heads if found and not _OF_A_PAPER.search(found["duty"])), None)
    last = _SIGNED.match(rows[-1]) if rows else None
    signed = last["who"] if last else ""
    about = watches or headed
    named = next((found for like in (_AS_GOVERNOR, _AMONG) for line in rows if (found := like.search(line))), None)
    who = came["who"] if came else (headed and headed["who"]) or (named["who"] if named else signed)
    return Told(who, place, about["duty"].strip() if about else "")
