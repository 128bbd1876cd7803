"""What lies around the trust: noted, put in other words, looked at, tied, acted on and left behind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction

from goldenthread.domain.plans.surroundings import due_on
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.risks.models import Factor, FactorLook, FactorStep, FactorTie
from goldenthread.features.risks.operations.raising import Whose, require_ours
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

LOOK_AROUND, ACT_ON_IT = "look at factor", "act on factor"
MOST_TIES, MOST_FACTORS = 30, 300


@dataclass(frozen=True)
class FactorWords:
    """What a person says of a factor."""

    title: str
    kind: str
    side: str = ""
    said: str = ""
    source: str = ""
    holds_from: dt.date | None = None
    is_risk: bool = False
    is_priority: bool = False
    is_lever: bool = False
    owner: Post | None = None
    next_on: dt.date | None = None

    def facts(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


@transaction.atomic
def note_factor(*, whose: Whose, words: FactorWords, by: Person | None, on: dt.date | None = None) -> Factor:
    """Put a factor on the list. Whoever answers for it is asked to look at it within a year."""
    _require_sound(whose, words)
    count = Factor.objects.filter(trust=whose.trust, closed_on=None).count()
    require(count < MOST_FACTORS, f"{MOST_FACTORS} are more than a plan can reckon with. Close some first.")
    facts = words.facts() | check(Factor, {"title": words.title, "said": words.said, "source": words.source})
    made = Factor.objects.create(trust=whose.trust, school=whose.school, noted_on=on or clock.today(), **facts)
    _ask_for_look(made, by)
    _note(made, "noted a factor", by, after={"kind": made.kind})
    return made


@transaction.atomic
def revise_factor(*, factor: Factor, words: FactorWords, by: Person | None, drawn_from: int | None) -> Factor:
    """Say a factor otherwise. Raises Stale when somebody else has changed it meanwhile."""
    _require_sound(Whose(factor.trust), words)
    facts = words.facts() | check(Factor, {"title": words.title, "said": words.said, "source": words.source})
    claim_revision(factor, drawn_from)
    changed = sorted(name for name, value in facts.items() if getattr(factor, name) != value)
    for name, value in facts.items():
        setattr(factor, name, value)
    factor.save()
    _ask_for_look(factor, by)
    _note(factor, "changed a factor", by, after={"changed": changed})
    return factor


@transaction.atomic
def look_at_factor(
    *, factor: Factor, said: str, by: Person | None, post: Post | None = None, on: dt.date | None = None,
    next_on: dt.date | None = None,
) -> FactorLook:  # fmt: skip
    """Say what has changed about a factor, or that nothing has; what was said before stays beside it."""
    on = on or clock.today()
    require(said.strip(), "Say what has changed, or that nothing has.", "said")
    require(factor.closed_on is None, "It is closed. Open it again first.")
    require(on <= clock.today(), "That day is still to come.", "on")
    require(next_on is None or next_on > on, "The next look comes after this one.", "next_on")
    words = check(FactorLook, {"said": said})
    claim_revision(factor, None)
    made = FactorLook.objects.create(factor=factor, on=on, post=post, by=by, **words)
    factor.looked_on, factor.next_on = max(on, factor.looked_on or on), next_on
    factor.save()
    _ask_for_look(factor, by)
    _note(factor, "looked at a factor", by, after={"on": on})
    return made


@transaction.atomic
def tie_factor(
    *, factor: Factor, kind: str, by: Person | None, target: str = "", says: str = ""
) -> FactorTie:  # fmt: skip
    """Tie a factor to what it bears on: something with a page of its own, or an assumption in words."""
    require(target or says.strip(), "Say what it bears on.", "says")
    require(factor.ties.count() < MOST_TIES, f"It is tied to {MOST_TIES} things at most.")
    words = check(FactorTie, {"says": says})
    made, is_new = FactorTie.objects.get_or_create(factor=factor, kind=kind, target=target, **words)
    if is_new:
        _note(factor, "tied a factor", by, after={"to": words["says"] or kind})
    return made


@transaction.atomic
def untie_factor(*, factor: Factor, tie: FactorTie, by: Person | None) -> None:
    """Take a tie away."""
    _note(factor, "untied a factor", by, before={"to": tie.says or tie.kind})
    tie.delete()


@transaction.atomic
def add_factor_step(
    *, factor: Factor, says: str, by: Person | None, post: Post | None = None, due_on: dt.date | None = None
) -> FactorStep:  # fmt: skip
    """Say what is to be done because of a factor; the post finds it on its home page."""
    require(says.strip(), "Say what is to be done.", "says")
    require(post is None or post.trust_id == factor.trust_id, "That post belongs to another trust.", "post")
    words = check(FactorStep, {"says": says})
    made = FactorStep.objects.create(factor=factor, post=post, due_on=due_on, **words)
    if post is not None:
        activity.open_task(
            trust=factor.trust, post=post, kind=ACT_ON_IT, subject_kind="factor-step", subject_ref=made.ref,
            title=made.says, why=factor.title, due_on=due_on,
        )  # fmt: skip
    _note(factor, "asked for something because of a factor", by, after=words | {"due": due_on})
    return made


@transaction.atomic
def finish_factor_step(*, step: FactorStep, said: str, by: Person | None, on: dt.date | None = None) -> FactorStep:
    """Say that it was done, and what came of it."""
    require(step.done_on is None, "It was done already.")
    step.done_on, step.done_said = on or clock.today(), check(FactorStep, {"done_said": said})["done_said"]
    step.save()
    factor = step.factor
    activity.close_tasks(kind=ACT_ON_IT, subject_kind="factor-step", subject_ref=step.ref, by=by)
    _note(factor, "did something because of a factor", by, after={"did": step.says})
    return step


@transaction.atomic
def close_factor(*, factor: Factor, by: Person | None) -> Factor:
    """Say that a factor bears on nothing any more, or open it again."""
    claim_revision(factor, None)
    factor.closed_on = None if factor.closed_on else clock.today()
    factor.save()
    _ask_for_look(factor, by)
    _note(factor, "closed a factor" if factor.closed_on else "opened a factor again", by)
    return factor


@transaction.atomic
def take_in_factors(*, whose: Whose, factors: Sequence[FactorWords], by: Person | None) -> int:
    """Note a list of factors at once, but for those whose title stands there already; return how many are new."""
    there = set(Factor.objects.filter(trust=whose.trust, school=whose.school).values_list("title", flat=True))
    new = [words for words in factors if words.title not in there]
    for words in new:
        note_factor(whose=whose, words=words, by=by)
    return len(new)


def _require_sound(whose: Whose, words: FactorWords) -> None:
    require(words.title.strip(), "Say what it is.", "title")
    require(words.kind in Factor.Kind.values, "Choose what kind it is.", "kind")
    require(words.side in ("", *Factor.Side.values), "Choose one of the four.", "side")
    require_ours(words.owner, whose.trust, whose.school)
    require(whose.school is None or whose.school.trust_id == whose.trust.pk, "That school is in another trust.")


def _ask_for_look(factor: Factor, by: Person | None) -> None:
    activity.close_tasks(kind=LOOK_AROUND, subject_kind="factor", subject_ref=factor.ref, by=by)
    if factor.owner is not None and factor.closed_on is None:
        activity.open_task(
            trust=factor.trust, post=factor.owner, kind=LOOK_AROUND, subject_kind="factor", subject_ref=factor.ref,
            title=factor.title, why="Around us: looked at once a year",
            due_on=due_on(noted_on=factor.noted_on, looked_on=factor.looked_on, next_on=factor.next_on),
        )  # fmt: skip


def _note(factor: Factor, did: str, by: Person | None, before: Any = None, after: Any = None) -> None:
    trail.record(
        trust=factor.trust_id, by=by, did=did, kind="factor", ref=factor.ref, title=factor.title, before=before,
        after=after,
    )  # fmt: skip
