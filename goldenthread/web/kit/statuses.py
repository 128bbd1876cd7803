"""How a status looks: a shape, a word, and a colour that could be missing."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class Look(NamedTuple):
    """The class that gives the colour, and the shape that says the same without it."""

    css: str
    shape: str


MET = Look("met", '<circle cx="5" cy="5" r="4.5"/>')
RISK = Look("risk", '<path d="M5 .5 9.8 9.5H.2z"/>')
OFF = Look("off", '<path d="M.8.8h8.4v8.4H.8z"/>')
IDLE = Look("idle", '<path d="M0 4h10v2H0z"/>')
PLUS = Look("met", '<path d="M3.7.5h2.6v3.2h3.2v2.6H6.3v3.2H3.7V6.3H.5V3.7h3.2z"/>')
HALF = Look("met", '<path d="M5 .5a4.5 4.5 0 0 0 0 9z"/><circle class="ring" cx="5" cy="5" r="3.9"/>')
FLAG = Look("risk", '<path d="M1 .5h7.5L6.4 3l2.1 2.5H2.6v4H1z"/>')
LATE = Look("off open", '<circle class="ring" cx="5" cy="5" r="4"/>')
OPEN = Look("idle open", '<circle class="ring" cx="5" cy="5" r="4"/>')

# The eight standings of a measure, then the owner's words on delivery, then what a school may answer.
LOOKS = {
    "met": MET, "on track": MET, "at risk": RISK, "off track": OFF,
    "not due": IDLE, "no data": IDLE, "stale": IDLE, "cannot tell": IDLE,
    "not started": IDLE, "done": MET, "moved": RISK, "dropped": IDLE,
    "holding": MET, "failing": OFF, "late": OFF, "missed": OFF, "blocked": OFF, "due": RISK, "to verify": OPEN,
    "no date": OPEN,
    "takes up": MET, "adapts": HALF, "supports": PLUS, "conflicts": RISK, "declines": IDLE, "declined": IDLE,
    "to settle": OPEN, "waited for": OPEN, "draft": OPEN, "missing": OFF, "not counted": OPEN, "in": MET,
    "agreed": MET, "signed off": MET, "harm": FLAG, "passed": MET, "failed": OFF, "ahead": OPEN, "done late": RISK,
    "set aside": IDLE,
    "returned": RISK, "refused": OFF, "withdrawn": IDLE, "open": OPEN,
    "partly": RISK, "not met": OFF, "not checked": OPEN, "not checked, late": LATE, "not applicable": IDLE,
    "recorded": IDLE, "begun": OPEN, "confirmed": MET, "overdue": OFF, "due soon": RISK,
    "to confirm": OPEN, "closed": MET, "strength": PLUS, "minor": OPEN, "major": RISK, "significant": OFF,
    "held": MET, "working": HALF, "applied": OPEN, "lapsed": OFF,
    "confident": HALF, "some doubt": OPEN, "not confident": FLAG,
    "in date": MET, "run out": OFF, "lacking": LATE,
    "better": PLUS, "worse": OFF,
    "in late": RISK, "likely to be reached": HALF, "could go either way": OPEN, "likely to be missed": FLAG,
}  # fmt: skip

# Beside a figure that no second source has confirmed.
UNVERIFIED = "†"
STANDINGS = ("met", "on track", "at risk", "off track", "not due", "no data", "stale", "cannot tell")
MEANINGS = {
    "met": "The target has been reached.",
    "on track": "Not there yet, and moving as it should.",
    "at risk": "Short of where it should be, by less than its tolerance.",
    "off track": "Short of where it should be.",
    "not due": "Nothing is asked of it yet.",
    "no data": "No figure has come in.",
    "stale": "The last figure is too old to go by.",
    "cannot tell": "The target or the figure does not say enough to judge.",
}
WORDS = {
    "not counted": "Not counted yet", "takes up": "Taken up", "adapts": "Adapted", "declines": "Declined",
    "not applicable": "Does not apply", "partly": "Partly met", "in": "Handed in",
    "in late": "Handed in late", "begun": "Begun",
    "returned": "Sent back", "withdrawn": "Taken back", "open": "On its way",
}  # fmt: skip


def look(status: str) -> Look:
    """Return how a status looks; a word that we do not know looks like nothing good or bad."""
    return LOOKS.get(str(status), IDLE)


def in_words(status: str) -> str:
    status = str(status)
    return WORDS.get(status) or status[:1].upper() + status[1:]


@lru_cache(maxsize=64)
def shape(status: str) -> SafeString:
    """Return the shape alone, for a cell that says its word otherwise."""
    css, drawn = look(status)
    return format_html(
        '<svg class="shape {}" viewBox="0 0 10 10" aria-hidden="true">{}</svg>',
        css,
        mark_safe(drawn),  # noqa: S308
    )


def pill(status: str, says: str = "") -> SafeString:
    """Return shape and word together. `says` puts other words in place of the status's own."""
    return format_html(
        '<span class="status {}">{}{}</span>', look(status).css, shape(status), says or in_words(status)
    )
