"""What a label of a visit's form asks for: by words that are known, and else by what it is nearest to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from goldenthread.domain.reading.assigning import Kind, assigned
from goldenthread.domain.reading.columns import Look
from goldenthread.domain.reading.worded import Worded

# What is not kept, for it only signs or sends the form.
LEAVE = "leave"
# What a label asks for, by its words; the first that fits.
_LABELS: tuple[tuple[str, str], ...] = tuple(
    (what, words)
    for what, words in (
        (LEAVE, r"^(?:counter)?sign(?:ed|ature)|signature|^print name|^(?:seen|read) by|^date (?:signed|sent)"),
        (LEAVE, r"^(?:(?:report |form )?(?:presented|circulated|submitted|returned|shared)|report (?:agreed|sent)) "),
        ("comment", r"(?:head|principal|school|leader|staff|manager)\w*(?:'s|s')? (?:comment|response|reply|remark)"),
        ("comment", r"(?:head|principal)\w*(?:'s|s')? view"),
        ("comment", r"(?:comment|response|reply)s? (?:by|from|of) (?:the )?(?:head|principal|school)"),
        ("since_last", r"^(?:actions?|points|matters|issues)\b.*\b(?:last|previous)\b|matters arising"),
        ("since_last", r"^previous (?:action|recommend|visit)|\blast\b.*\b(?:audit|inspection|review)\b"),
        ("wanted", r"next step|follow[- ]?up|action|recommend|to be done|way forward|agreed (?:steps|points)"),
        ("wanted", r"do next|what next|happens? next|\bwill happen\b|\bshould the (?:school|trust|board|academy) do"),
        ("wanted", r"\bnext (?:\w+ )?(?:visit|meeting|review)\b"),
        ("wanted", r"\b(?:to[- ]do\b(?!with)|(?:been |we |i )?asked to do|before we meet again|commitments?\b)"),
        ("on", r"^(?:date|day|when)\b|^on$|\bdates?\b|visit(?:ed)? on$"),
        ("agreed_with", r"^agreed (?:beforehand )?(?:with|by)|^arranged with"),
        ("lasts", r"^(?:time|duration|length|start\b)"),
        ("met_with", r"representative|^attendees|^in attendance"),
        ("duty", r"(?:governor|trustee|visitor|member)(?:'s)? (?:role|responsibility)$"),
        ("who", r"(?:advis[eo]r|inspector|partner)s?(?:'s)?(?: name)?$|^(?:lead )?reviewers?\b|^review team"),
        ("concerns", r"assurance not|gaps? in assurance"),
        ("strengths", r"assurance (?:gained|taken|found|given)"),
        ("met_with", r"^with$"),
        ("who", r"^(?:persons?|people|those)\W*s?\W*visiting|^(?:visiting|visitors?)\b(?! (?:class|year|school))"),
        ("voices", r"\btold by (?:the )?(?:pupils|children|students|parents|families|staff)"),
        ("saw", r"^(?:key |main |overall )?findings?\b|^what (?:i|we) (?:was|were) (?:told|shown)"),
        ("concerns", r"^(?:(?:points|matters|items) )?for the (?:\w+ ){0,2}(?:board|body|committee|governors)$"),
        ("purpose", r"\bintended\b|\bwant(?:ed)? to (?:know|see)|\bset out to\b"),
        ("met_with", r"\bspen[dt] (?:my |your |the )?time with"),
        ("questions", r"\blike to know\b"),
        ("concerns", r"^next priorit"),
        ("who", r"^(?:name|visitor|(?:completed|visit(?:ed)?|report(?:ed)?|written) by)"),
        ("who", r"^(?:[\w-]+ )?(?:governor|trustee|member)s?(?:\(s\))?(?: visiting)?$"),
        ("who", r"(?:governor|trustee|visitor|member)(?:'s)? name|name of|visiting (?:governor|trustee)|who came"),
        ("place", r"^(?:school|academy|setting|site|location)(?:\W*(?:name|site)| being visited)?$"),
        ("place", r"(?:school|academy) visited|^visited$|^where(?: and when)?"),
        ("place", r"^visit(?:ed)? (?:to|at)$"),
        ("place", r"^(?:host|name of (?:the )?)\s?(?:school|academy|setting)|^site\b"),
        ("learned", r"^(?:overall )?conclusions?\b|^(?:level of|overall) assurance"),
        ("voices", r"\bvoices?\b|\bheard\b|what (?:the )?(?:pupils|children|parents|staff) (?:said|told)|\bviews?\b"),
        ("met_with", r"^(?:class\w*|year groups?|staff)\b.*(?:visited|seen|involved)"),
        ("purpose", r"^(?:why|what for|(?:the )?reason)\b"),
        ("met_with", r"\bmet\b|\bmeet\b(?!ing)"),
        ("met_with", r"(?:spoken?|talk(?:ed)?) (?:to|with)|present|meetings? (?:held|with)"),
        ("met_with", r"(?:staff|people) involved"),
        ("met_with", r"^(?:who|staff|people|those) (?:was|were|i|we)?\s?(?:seen|saw)"),
        ("met_with", r"^accompanied|^(?:class ?)?(?:teacher|subject leader|staff member|staff|leader)s?(?:\(s\))?$"),
        ("since_last", r"since (?:the |my |our )?(?:last|previous)|previous visit|last time|progress (?:since|on)"),
        ("saw", r"^(?:points |areas )?discuss(?:ed|ion)|compliance noted"),
        ("questions", r"question|asked|challenge"),
        ("purpose", r"\b(?:improvement|development) plan\b|\b(?:sip|sdp|sef|aip|adp)\b"),
        ("duty", r"area (?:monitored|looked at)|^monitoring"),
        ("duty", r"^(?:link )?(?:area|role|responsibility|duty)(?: of .*)?$|link (?:governor|area)|statutory"),
        ("duty", r"^subject(?: ?/ ?area)?$"),
        ("strengths", r"^positive"),
        ("purpose", r"^links? (?:to|with) (?!governor)|agreed beforehand"),
        ("questions", r"(?:enquiry|inquiry|questions?|explore)\b.* (?:next time|in future|future visit)"),
        ("purpose", r"lines? of (?:enquiry|inquiry)|key questions?$"),
        ("purpose", r"purpose|focus|aim|objective|reason|why|priority"),
        ("concerns", r"\b(?:area|point)s? (?:for|of|to)\b"),
        ("strengths", r"strength|well\b|positive|good practice|celebrat|success|impressed"),
        ("concerns", r"even better|^ebi$|\beye on\b"),
        ("concerns", r"concern|development|improve|weakness|point|issue|think about|attention|risk|clarif"),
        ("concerns", r"matters?\b|raise"),
        ("shows", r"evidence|impact|documents|data|papers|shows"),
        ("learned", r"learn(?!ing walk)|training|understanding"),
        ("saw", r"saw|\bsee\b|seen|observ|activit|summary|note|description|what happened|findings?|details"),
        ("saw", r"^(?:the |my |our )?visit$|^how (?:did|was|were)\b"),
    )
)  # fmt: skip
# The words of each thing that a label may be nearest to.
_NEAREST = {
    "who": "author reporter completed wrote written came your_name",
    "place": "setting site location host base building campus",
    "on": "date day when",
    "lasts": "time duration hours arrived left start began finish until minutes",
    "duty": "link role remit responsibility portfolio subject oversight",
    "purpose": "purpose aim reason why focus objective intend plan priority brief expect hope find_out set_out theme "
    "rationale intention success_criteria enquiry",
    "met_with": "met spoke talked colleagues staff host people present attend accompanied interviewed with "
    "participants contributors",
    "saw": "saw observed looked noticed notes findings found discussed talked_about summary activity happened",
    "strengths": "strength well good positive proud celebrate impressive best effective praise highlight success "
    "commend working working_well strong encourage enjoy please like",
    "concerns": "concern worry sure improve weak better risk gap develop explore unsure doubt barrier attention "
    "should_know board_know flag raise limited needs_work not_yet not_working cause_for thought",
    "questions": "question asked enquiry wonder challenge answer query",
    "voices": "pupils students children parents said heard voice view told families feedback",
    "shows": "impact evidence difference documents data outcome shows proof",
    "since_last": "since last previous earlier progress already",
    "learned": "learned understand knowledge training gained taught_me",
    "wanted": "action next step follow do agreed recommend suggest agenda further request promise commit happens_now",
    "comment": "response headteacher principal reply feedback",
}

LONGEST_LABEL = 90
# Between the headings of a table that is kept row by row.
BETWEEN_HEADS = " / "
# What is told in a line, and not in sentences.
LINES = ("who", "place", "on", "lasts", "duty", "met_with", "agreed_with")

_TIME = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b(?:hours?|minutes|hrs?|mins?)\b", re.IGNORECASE)
_NAMES = re.compile(r"(?:(?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’-]+)+(?:,| and |$)[ ]?)+")
_A_LINE, _SOME, _IN_A_WORD = 60, 0.4, 3
# “Did the visit achieve its purpose?”
_WHETHER = re.compile(r"(?:did|do|does|is|are|was|were|has|have|had|can|could|should|will)\b")

# How what stands under a label speaks for a thing: a tick is no sentence, and a sentence is nobody's name.
_A_PASSAGE = {
    Look.SENTENCE: 0.3, Look.TICK: -4, Look.COLOUR: -4, Look.NUMBER: -4, Look.DATE: -3, Look.DEGREE: -3,
    Look.POST: -0.5,
}  # fmt: skip
_SOMEBODY = {
    Look.POST: 1.0, Look.WORD: -0.7, Look.SENTENCE: -1, Look.DATE: -4, Look.NUMBER: -4, Look.TICK: -4,
    Look.COLOUR: -4, Look.DEGREE: -4,
}  # fmt: skip
_A_FACT = {Look.SENTENCE: -1, Look.TICK: -4, Look.COLOUR: -4, Look.DATE: -3, Look.NUMBER: -3, Look.DEGREE: -3}
VISIT = Kind(
    Worded(_LABELS, _NEAREST, own="visit visited visitor school academy governor trustee governing body board form"),
    {
        **dict.fromkeys(("purpose", "saw", "strengths", "concerns", "questions", "voices", "shows", "since_last",
                         "learned", "comment"), _A_PASSAGE),
        "saw": {**_A_PASSAGE, Look.POST: -2.5},
        "wanted": {Look.SENTENCE: 0.3, Look.TICK: -4, Look.COLOUR: -4, Look.NUMBER: -4},
        "who": _SOMEBODY, "met_with": _SOMEBODY, "agreed_with": {**_SOMEBODY, Look.SENTENCE: -2},
        "place": _A_FACT, "duty": _A_FACT, "on": {Look.DATE: 1, Look.TICK: -4},
        "lasts": {Look.TICK: -4, Look.DATE: -4},
    },
    once=frozenset({"on", "place"}),
    kin={
        "saw": ("met_with",), "agreed_with": ("wanted",), "on": ("lasts",), "wanted": ("who", "on"),
    },
    least=0.6,
    is_plain=True,
)  # fmt: skip


def meaning(label: str) -> str | None:
    """Return what a label asks for; an empty word for what is not kept, and None where it says nothing known."""
    plain = _plain(label)
    if not plain or len(plain) > LONGEST_LABEL or _are_heads(plain):
        return None
    what = VISIT.words.known(plain)
    return "" if what == LEAVE else what


@dataclass(frozen=True)
class Meant:
    """What a label asks for. `is_near`: few words of it are known, or none, and this is what it is nearest to."""

    what: str | None
    is_near: bool = False


def meant(label: str, says: Sequence[str]) -> Meant:
    """Return what one label asks for."""
    return all_meant([label], [says])[0]


def all_meant(labels: Sequence[str], says: Sequence[Sequence[str]]) -> list[Meant]:
    """Return what each label of a form asks for, told of the form as a whole, with what stands under each."""
    plain = [_plain(label) for label in labels]
    plain = [
        "" if len(one) > LONGEST_LABEL or _are_heads(one) or _is_of_its_own(one, own) else one
        for one, own in zip(plain, says, strict=True)
    ]
    rows = list(zip_longest(*([line for one in own for line in one.splitlines()] for own in says), fillvalue=""))
    known = [
        (VISIT.words.known(one) or "") if one else _of_rows(label) for one, label in zip(plain, labels, strict=True)
    ]
    also = [_evidence(" ".join(own)) if one else {} for one, own in zip(plain, says, strict=True)]
    held = assigned(VISIT, plain, rows, known, also)
    return [
        Meant("" if one.means == LEAVE else one.means or None, one.is_guess and one.means != LEAVE)
        for one in held
    ]  # fmt: skip


def _are_heads(label: str) -> bool:
    """Say whether a label is made of the headings of a table that is kept row by row."""
    return label.count(BETWEEN_HEADS) > 1


def _of_rows(label: str) -> str:
    """Return what a table is about that is kept row by row: what was asked, where it begins with questions."""
    first = VISIT.words.known(_plain(label.partition(BETWEEN_HEADS)[0]))
    return "questions" if _are_heads(label) and first == "questions" else ""


def _is_of_its_own(label: str, says: Sequence[str]) -> bool:
    """Say whether a label asks whether something is so, and is told in a word: no visit's thing is asked for."""
    return bool(says and _WHETHER.match(label)) and len(" ".join(says).split()) <= _IN_A_WORD


def _plain(label: str) -> str:
    return " ".join(label.lower().replace("’", "'").split()).strip(" :*?.")


def _evidence(says: str) -> dict[str, float]:
    """Return what the look of an answer as a whole speaks for, by itself too little to tell."""
    is_line = len(says) <= _A_LINE
    found = {
        "lasts": _SOME * (is_line and bool(_TIME.search(says))),
        "who": _SOME / 2 * bool(_NAMES.fullmatch(says)), "met_with": _SOME / 2 * bool(_NAMES.fullmatch(says)),
        "questions": _SOME * says.endswith("?"),
    }  # fmt: skip
    return {what: weight for what, weight in found.items() if weight}
