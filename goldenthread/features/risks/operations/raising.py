"""Risks: raised, put in other words, scored, tied to what they endanger, closed and opened again."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.risks.grid_shapes import GridShape
from goldenthread.features.risks.models import Link, Risk, Score
from goldenthread.features.risks.operations.framing import own_frame
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

LOOK, LOOK_NOW, ACT = "look at risk", "look at risk now", "act on risk"
MOST_LINKS = 30
_OFF_THE_GRID = "Choose both steps, or neither."


@dataclass(frozen=True)
class RiskWords:
    """What a person says of a risk."""

    title: str
    kind: str
    cause: str = ""
    event: str = ""
    effect: str = ""
    owner: Post | None = None
    response: str = Risk.Response.TREAT
    proximity: str = ""
    inherent: Place | None = None
    target: Place | None = None
    is_confidential: bool = False
    next_review_on: dt.date | None = None

    def texts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("title", "cause", "event", "effect", "proximity")}


@dataclass(frozen=True)
class Scored:
    """Where a risk stands, and what is said of it."""

    place: Place
    said: str = ""
    on: dt.date | None = None
    next_review_on: dt.date | None = None
    post: Post | None = None


@dataclass(frozen=True)
class Whose:
    """Whose a risk is: of a school, of a unit, or of the trust."""

    trust: Trust
    school: School | None = None
    unit: Unit | None = None
    batch: str = field(default="", compare=False)


@transaction.atomic
def raise_risk(
    *, whose: Whose, words: RiskWords, by: Person | None, scored: Scored | None = None, on: dt.date | None = None
) -> Risk:  # fmt: skip
    """Put a risk on the register under the next number of the trust. Its owner is asked to look at it in time."""
    shape = own_frame(whose.trust).shape
    facts = _facts(words, shape, whose.trust, whose.school)
    require(whose.school is None or whose.school.trust_id == whose.trust.pk, "That school is in another trust.")
    require(whose.unit is None or whose.unit.trust_id == whose.trust.pk, "That unit is in another trust.")
    last = Risk.objects.select_for_update().filter(trust=whose.trust).aggregate(last=Max("number"))["last"] or 0
    risk = Risk.objects.create(
        trust=whose.trust, school=whose.school, unit=whose.unit, number=last + 1, opened_on=on or clock.today(),
        batch=whose.batch, **facts,
    )  # fmt: skip
    note(risk, "raised a risk", by, after=_plain(facts))
    if scored is not None:
        score_risk(risk=risk, scored=scored, by=by)
    else:
        ask_for_look(risk, by)
    return risk


@transaction.atomic
def revise_risk(*, risk: Risk, words: RiskWords, by: Person | None, drawn_from: int | None) -> Risk:
    """Say a risk otherwise."""
    facts = _facts(words, own_frame(risk.trust).shape, risk.trust, risk.school)
    claim_revision(risk, drawn_from)
    before = {name: getattr(risk, name) for name, value in facts.items() if getattr(risk, name) != value}
    for name, value in facts.items():
        setattr(risk, name, value)
    risk.save()
    ask_for_look(risk, by)
    note(risk, "changed a risk", by, before=_plain(before), after=_plain({name: facts[name] for name in before}))
    return risk


@transaction.atomic
def score_risk(*, risk: Risk, scored: Scored, by: Person | None) -> Score:
    """Say where a risk stands now, and when it is looked at again. What was said before stays in its log."""
    require(risk.closed_on is None, "This risk is closed. Open it again first.")
    on = scored.on or clock.today()
    shape = own_frame(risk.trust).shape
    require(on <= clock.today(), "A day that is still to come cannot be scored yet.", "on")
    require(shape.grid.level(scored.place), "Choose one of the grid’s steps.", "likelihood")
    again = scored.next_review_on
    require(again is None or again >= on, "The next look comes after this one.", "next_review_on")
    words = check(Score, {"said": scored.said})
    claim_revision(risk, None)
    before = {"likelihood": risk.likelihood, "impact": risk.impact, "next_review": risk.next_review_on}
    made = Score.objects.create(
        risk=risk, on=on, likelihood=scored.place.likelihood, impact=scored.place.impact, post=scored.post, by=by,
        **words,
    )  # fmt: skip
    risk.likelihood, risk.impact = scored.place.likelihood, scored.place.impact
    risk.reviewed_on, risk.next_review_on = on, again
    risk.save()
    activity.close_tasks(kind=LOOK_NOW, subject_kind="risk", subject_ref=risk.ref, by=by)
    ask_for_look(risk, by)
    after = {"likelihood": risk.likelihood, "impact": risk.impact, "next_review": again} | words
    note(risk, "scored a risk", by, before=before, after=after)
    return made


@transaction.atomic
def close_risk(*, risk: Risk, because: str, by: Person | None, drawn_from: int | None = None) -> Risk:
    """Take a risk off the register, and say why. It can be opened again."""
    require(risk.closed_on is None, "This risk is closed already.")
    require(because.strip(), "Say why it is closed.", "because")
    words = check(Risk, {"closed_because": because})
    claim_revision(risk, drawn_from)
    risk.closed_on, risk.closed_because = clock.today(), words["closed_because"]
    risk.save()
    for kind in (LOOK, LOOK_NOW, ACT):
        activity.close_tasks(kind=kind, subject_kind="risk", subject_ref=risk.ref, by=by)
    note(risk, "closed a risk", by, after=words)
    return risk


@transaction.atomic
def reopen_risk(*, risk: Risk, by: Person | None) -> Risk:
    """Put a closed risk back on the register."""
    require(risk.closed_on is not None, "This risk is open.")
    claim_revision(risk, None)
    risk.closed_on, risk.closed_because = None, ""
    risk.save()
    ask_for_look(risk, by)
    note(risk, "opened a risk again", by)
    return risk


@transaction.atomic
def tie(*, risk: Risk, kind: str, ref: str, title: str, by: Person | None) -> Link:
    """Tie a risk to what it endangers or hangs on."""
    require(risk.links.count() < MOST_LINKS, f"A risk is tied to {MOST_LINKS} things at most.")
    made, is_new = Link.objects.get_or_create(risk=risk, kind=kind, ref=ref)
    if is_new:
        note(risk, "tied a risk", by, after={"to": title})
    return made


@transaction.atomic
def untie(*, risk: Risk, kind: str, ref: str, by: Person | None) -> None:
    """Take a tie away."""
    if Link.objects.filter(risk=risk, kind=kind, ref=ref).delete()[0]:
        note(risk, "untied a risk", by, before={"to": f"{kind} {ref}"})


def ask_for_look(risk: Risk, by: Person | None) -> None:
    """Ask the owner of an open risk for the next look at it, and nobody else; what is asked now goes with it."""
    asked_now = Task.objects.filter(kind=LOOK_NOW, subject_kind="risk", subject_ref=risk.ref, closed_at=None)
    if risk.owner:
        asked_now.update(post=risk.owner)
    activity.close_tasks(kind=LOOK, subject_kind="risk", subject_ref=risk.ref, by=by)
    if risk.owner and risk.closed_on is None and risk.next_review_on:
        activity.open_task(
            trust=risk.trust, post=risk.owner, kind=LOOK, subject_kind="risk", subject_ref=risk.ref,
            title="A risk of yours" if risk.is_confidential else risk.title,
            why=f"{risk.code}: looked at again in time", due_on=risk.next_review_on,
        )  # fmt: skip


def require_ours(owner: Post | None, trust: Trust, school: School | None) -> None:
    """Refuse an owner from elsewhere: who answers for something reads it, be it in confidence."""
    if owner is not None:
        require(owner.trust_id == trust.pk, "That post belongs to another trust.", "owner")
        ours = school is None or owner.school_id in (None, school.pk)
        require(ours, "That post belongs to another school.", "owner")


def _facts(words: RiskWords, shape: GridShape, trust: Trust, school: School | None) -> dict[str, Any]:
    require(words.title.strip(), "Say what the risk is.", "title")
    require(shape.kind(words.kind), "Choose what kind of risk it is.", "kind")
    require(words.response in Risk.Response.values, "Choose what is done about it.", "response")
    require_ours(words.owner, trust, school)
    for name in ("inherent", "target"):
        place = getattr(words, name)
        require(place is None or shape.grid.level(place), _OFF_THE_GRID, f"{name}_likelihood")
    title = check(Risk, {"title": words.title})
    texts = check(Risk, {name: text for name, text in words.texts().items() if name != "title"})
    return title | texts | {
        "kind": words.kind, "owner": words.owner, "response": words.response,
        "inherent_likelihood": words.inherent and words.inherent.likelihood,
        "inherent_impact": words.inherent and words.inherent.impact,
        "target_likelihood": words.target and words.target.likelihood,
        "target_impact": words.target and words.target.impact,
        "is_confidential": words.is_confidential, "next_review_on": words.next_review_on,
    }  # fmt: skip


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.title if isinstance(value, Post) else value for name, value in facts.items()}


def note(risk: Risk, did: str, by: Person | None, before: Any = None, after: Any = None) -> None:
    """Leave the trail of a risk; of a confidential one, only that something was done."""
    title = risk.code if risk.is_confidential else f"{risk.code} {risk.title}"
    if risk.is_confidential:
        # Whoever reads the trail may not be among the few who may read the risk.
        before = after = None
    trail.record(
        trust=risk.trust_id, by=by, did=did, kind="risk", ref=risk.ref, title=title, before=before, after=after
    )
