"""How work arrives: school by school, with the papers that its closing needs, and what it did to a gap."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.models import Action, Effect, Element, Paper, RollOut
from goldenthread.features.plans.operations.parts.remembering import remembering
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

MOST_PAPERS = 12
MOST_GAP = Decimal(10) ** 6
MOST_COST = Decimal(10) ** 11


@transaction.atomic
def say_roll_out(
    *,
    element: Element,
    words: Mapping[School, tuple[str, str]],
    by: Person | None,
    post: Post | None = None,
    on: dt.date | None = None,
) -> int:
    """Say how far a part has come in some schools, each with its state and a word; return how many are new."""
    stands = latest_roll_outs(element)
    made = []
    for school, (state, said) in words.items():
        require(school.trust_id == element.plan.trust_id, "That school belongs to another trust.")
        checked = check(RollOut, {"state": state, "said": said})
        last = stands.get(school.pk)
        if last is None or (last.state, last.said) != (checked["state"], checked["said"]):
            made.append(
                RollOut(element=element, school=school, post=post, by=by, said_on=on or clock.today(), **checked)
            )
    RollOut.objects.bulk_create(made)
    if made:
        after = {one.school.short_name: f"{one.state} {one.said}".strip() for one in made}
        note_element(element, "said how far it has come", by, after=after)
    return len(made)


def latest_roll_outs(element: Element) -> dict[int, RollOut]:
    """Return the newest word of each school, by its key."""
    found: dict[int, RollOut] = {}
    for one in element.rollouts.order_by("said_on", "pk"):
        found[one.school_id] = one
    return found


@transaction.atomic
def need_paper(*, action: Action, title: str, by: Person | None) -> Paper:
    """Say that an action does not close without this paper."""
    require(action.done_on is None, "It is done already.")
    require(action.papers.count() < MOST_PAPERS, "That is more than anybody would read.")
    words = check(Paper, {"title": title})
    require(not action.papers.filter(title=words["title"]).exists(), "That paper is named already.", "title")
    with remembering(action, by, "asking for a paper of"):
        paper = Paper.objects.create(action=action, **words)
    note_element(action.element, "asked for a paper", by, after={"action": action.title, "paper": paper.title})
    return paper


@transaction.atomic
def attach_paper(
    *, paper: Paper, where: str, by: Person | None, address: str = "", on: dt.date | None = None
) -> Paper:
    """Say where a paper lies that a closing needs."""
    words = check(Paper, {"where": where, "address": address})
    require(words["where"] or words["address"], "Say where it lies, or give its address.", "where")
    before = {"paper": paper.title, "where": paper.where}
    with remembering(paper.action, by, "attaching a paper to"):
        paper.where, paper.address = words["where"], words["address"]
        paper.attached_on, paper.by = on or clock.today(), by
        paper.save()
    note_element(paper.action.element, "attached a paper", by, before, {"paper": paper.title} | words)
    return paper


@transaction.atomic
def no_longer_need_paper(*, paper: Paper, by: Person) -> None:
    """Let an action close without this paper; the trail keeps that it was asked for."""
    note_element(
        paper.action.element, "asks for a paper no more", by, {"action": paper.action.title, "paper": paper.title}
    )
    with remembering(paper.action, by, "asking no more for a paper of"):
        paper.delete()


@transaction.atomic
def say_effect(
    *,
    action: Action,
    between: str,
    gap_before: Decimal,
    gap_after: Decimal,
    by: Person | None,
    unit: str = "",
    cost: Decimal | None = None,
    says: str = "",
    post: Post | None = None,
    on: dt.date | None = None,
) -> Effect:
    """Say what an action cost, and the gap before and after it. An earlier word stays."""
    for field, gap in (("gap_before", gap_before), ("gap_after", gap_after)):
        require(gap.is_finite() and abs(gap) < MOST_GAP, "That is no gap that anybody could measure.", field)
    require(cost is None or (cost.is_finite() and 0 <= cost < MOST_COST), "A cost is nought or more.", "cost")
    words = check(Effect, {"between": between, "unit": unit, "says": says})
    with remembering(action, by, "saying the effect of"):
        made = Effect.objects.create(
            action=action, gap_before=gap_before, gap_after=gap_after, cost=cost, post=post, by=by,
            said_on=on or clock.today(), **words,
        )  # fmt: skip
    after = {"action": action.title, "between": made.between, "before": str(gap_before), "after": str(gap_after)}
    note_element(action.element, "said what an action did to a gap", by, after=after)
    return made
