"""What a pack's people have taken on, and how its work arrives: doings.yaml, for a demonstration alone."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.intake.packs.resting import Resting, take_resting
from goldenthread.features.intake.packs.staffing import Staffing, take_staffing
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Action, Challenge, Element, Undertaking
from goldenthread.foundation import library
from goldenthread.foundation.subjects import Subject


class SaidFacts(Shape):
    on: dt.date
    step: Words
    said: Words


class UndertakingFacts(Shape):
    """Something taken on; without `opened` it is still being written, or waits for a decision where it is put."""

    kind: Words
    title: Words
    number: Words = ""
    school: Words = ""
    post: Words
    partners: Words = ""
    begun: dt.date
    put: bool = False
    opened: dt.date | None = None
    declined: dt.date | None = None
    reason: Words = ""
    answers: dict[str, Words] = {}
    said: list[SaidFacts] = []


class ChallengeFacts(Shape):
    number: Words
    says: Words
    post: Words
    asked: Words
    on: dt.date
    answer_by: dt.date
    answered: dt.date | None = None
    outcome: Literal["goes on", "changes", "stops", ""] = ""
    answer: Words = ""
    settled: dt.date | None = None


class ArrivalFacts(Shape):
    number: Words
    on: dt.date
    post: Words = ""
    schools: dict[str, tuple[Literal["not begun", "under way", "live", "not for us"], Words]]


class PaperFacts(Shape):
    action: Words
    title: Words
    where: Words = ""
    on: dt.date | None = None


class EffectFacts(Shape):
    action: Words
    between: Words
    before: Decimal
    after: Decimal
    unit: Words = ""
    cost: Decimal | None = None
    says: Words = ""
    post: Words = ""
    on: dt.date


class Doings(Shape):
    """doings.yaml; a pack may be without."""

    undertakings: list[UndertakingFacts] = []
    challenges: list[ChallengeFacts] = []
    arrivals: list[ArrivalFacts] = []
    papers: list[PaperFacts] = []
    effects: list[EffectFacts] = []
    rests: Resting = Resting()
    staffing: Staffing = Staffing()


def read_doings(name: str) -> Doings:
    path = f"packs/{name}/doings.yaml"
    return library.read_as(path, Doings) if (library.folder() / path).exists() else Doings()


def take_doings(
    doings: Doings, trust: Trust, made: Furnished, parts: Mapping[str, Element], by: Person | None
) -> None:
    """Give the demonstration what its people have taken on."""
    for facts in doings.undertakings:
        _take_on(facts, trust, made, parts, by)
    for challenge in doings.challenges:
        _challenge(challenge, trust, made, parts, by)
    for arrival in doings.arrivals:
        words = {made.schools[key]: said for key, said in arrival.schools.items()}
        planning.say_roll_out(
            element=parts[arrival.number], words=words, post=made.posts.get(arrival.post), on=arrival.on, by=by
        )
    take_resting(doings.rests, trust, made, parts, by)
    take_staffing(doings.staffing, trust, made, parts, by)
    for paper in doings.papers:
        _paper(paper, trust, by)
    for effect in doings.effects:
        planning.say_effect(
            action=_action(trust, effect.action), between=effect.between, gap_before=effect.before,
            gap_after=effect.after, unit=effect.unit, cost=effect.cost, says=effect.says,
            post=made.posts.get(effect.post), on=effect.on, by=by,
        )  # fmt: skip


def _take_on(
    facts: UndertakingFacts, trust: Trust, made: Furnished, parts: Mapping[str, Element], by: Person | None
) -> None:
    row = planning.begin_undertaking(
        trust=trust, kind=facts.kind, title=facts.title, by=by, post=made.posts[facts.post],
        element=parts[facts.number] if facts.number else None, partners=facts.partners, answers=facts.answers,
        school=made.schools[facts.school] if facts.school else None, on=facts.begun,
    )  # fmt: skip
    if facts.put or facts.opened or facts.declined:
        planning.open_undertaking(undertaking=row, by=by, on=facts.opened)
    if row.state == Undertaking.State.PROPOSED and (day := facts.opened or facts.declined):
        planning.decide_undertaking(
            undertaking=row, is_yes=facts.opened is not None, reason=facts.reason, by=by, on=day
        )
    for said in facts.said:
        planning.say_of_undertaking(
            undertaking=row, step=said.step, said=said.said, post=made.posts[facts.post], on=said.on, by=by
        )


def _challenge(
    facts: ChallengeFacts, trust: Trust, made: Furnished, parts: Mapping[str, Element], by: Person | None
) -> None:
    about = parts[facts.number]
    row: Challenge = planning.raise_challenge(
        trust=trust, subject=Subject("element", about.ref, str(about), ""), says=facts.says,
        asked=made.posts[facts.asked], answer_by=facts.answer_by, post=made.posts[facts.post], on=facts.on, by=by,
    )  # fmt: skip
    if facts.answered:
        planning.answer_challenge(
            challenge=row, outcome=facts.outcome, said=facts.answer, post=made.posts[facts.asked], on=facts.answered,
            by=by,
        )  # fmt: skip
    if facts.settled:
        planning.settle_challenge(challenge=row, post=made.posts[facts.post], on=facts.settled, by=by)


def _paper(facts: PaperFacts, trust: Trust, by: Person | None) -> None:
    paper = planning.need_paper(action=_action(trust, facts.action), title=facts.title, by=by)
    if facts.where:
        planning.attach_paper(paper=paper, where=facts.where, by=by, on=facts.on)


def _action(trust: Trust, title: str) -> Action:
    found = Action.objects.filter(element__plan__trust=trust, title=title).select_related("element__plan").first()
    if found is None:
        raise library.LibraryError(f"No action of the pack is called “{title}”.")
    return found
