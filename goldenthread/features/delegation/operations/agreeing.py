"""What the engine of approvals asks of a draft of the scheme, and tells it."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding.scheme import spoken
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.delegation.operations.adopting import adopt_scheme
from goldenthread.features.delegation.operations.sending import problems_of
from goldenthread.features.delegation.queries import whole
from goldenthread.features.organisations.models import Body
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome, Passage, Subject

ROUTE = "adopt"


def find_schemes(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return versions as lines on a page, by reference: drafts for those who change them."""
    if not reach.may_somewhere("scheme.see"):
        return {}
    found = Scheme.objects.filter(trust=reach.trust, ref__in=list(refs)).select_related("trust")
    if not reach.may_everywhere("scheme.edit"):
        found = found.filter(state=Scheme.State.ADOPTED)
    return {row.ref: Subject("scheme", row.ref, row.edition, _address(row)) for row in found}


def _address(row: Scheme) -> str:
    return f"/{row.trust.slug}/who-decides/scheme/{row.ref}/"


def _scheme(ref: str) -> Scheme:
    return Scheme.objects.select_related("trust").get(ref=ref)


def stands(ref: str) -> str:
    """Return the fingerprint of a version: every line, every party, and from which day it is wanted."""
    row = _scheme(ref)
    return sha256(repr((whole(row).text(), row.edition, row.wanted_on, row.note)).encode()).hexdigest()


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  a draft on its way is not changed
    return Frozen(ref, _scheme(ref).edition, stands(ref))


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  the same at every step
    return problems_of(_scheme(ref))


def on_agreed(outcome: Outcome) -> None:
    """Let the draft be the scheme from the day on which it is wanted, or from today if that has passed."""
    row, today = _scheme(outcome.ref), clock.today()
    body = Body.objects.filter(pk=outcome.body).first() if outcome.body else None
    adopt_scheme(
        scheme=row, edition=row.edition, note=row.note, accepts_problems=row.accepts_problems, approved_on=today,
        approved_by=body.name if body else outcome.in_name_of, effective_on=max(row.wanted_on or today, today),
        by=outcome.by, drawn_from=None,
    )  # fmt: skip


def on_returned(outcome: Outcome) -> None:
    """The draft is there to be changed again; whoever sent it is asked to mend it."""


def may_ask(reach: Reach, ref: str) -> bool:
    row = Scheme.objects.filter(trust=reach.trust, ref=ref, state=Scheme.State.DRAFT).first()
    return row is not None and row.wanted_on is not None and reach.may_everywhere("scheme.edit")


def may_consult(reach: Reach, ref: str) -> bool:
    """Say whether the reader may send a draft out for comment: that needs no day from which it is wanted."""
    drafts = Scheme.objects.filter(trust=reach.trust, ref=ref, state=Scheme.State.DRAFT)
    return reach.may_everywhere("scheme.edit") and drafts.exists()


def passages(ref: str) -> Sequence[Passage]:
    """Return every line of a version, with who has which part in it."""
    held = whole(_scheme(ref))
    text = held.text()
    return [
        Passage("decision", line.row.ref, f"{line.row.number} {line.row.title}".strip(), spoken(text, line.as_text()))
        for line in held.lines
    ]


def read(reach: Reach, ref: str) -> str:
    row = Scheme.objects.filter(trust=reach.trust, ref=ref).select_related("trust").first()
    return _address(row) if row and reach.may_somewhere("scheme.see") else ""


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=on_agreed, on_returned=on_returned, may_ask=may_ask,
    route=lambda ref: ROUTE, place=lambda ref: (None, None), read=read,  # noqa: ARG005
    may_consult=may_consult, passages=passages,
)  # fmt: skip
