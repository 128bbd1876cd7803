"""Which ladder a pack's trust has, and how its schools came along it: phases.yaml."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement import operations as improving
from goldenthread.features.improvement.models import Assessment, Ladder, Support, WorkItem
from goldenthread.features.improvement.queries import figures_of, indications_of
from goldenthread.features.improvement.queries.standing import measure_names
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.foundation import library


class FoundFacts(Shape):
    line: Words
    found: Literal["no", "partly", "yes"]
    evidence: Words = ""


class AssessedFacts(Shape):
    school: Words
    on: dt.date
    post: Words
    remark: Words = ""
    judged: dict[str, Words] = {}
    found: list[FoundFacts] = []


class MoveFacts(Shape):
    school: Words
    to: Words
    from_on: dt.date
    body: Words
    reason: Words
    next_review_on: dt.date | None = None


class WorkFacts(Shape):
    school: Words
    items: list[Words]
    on: dt.date
    said: Words
    post: Words
    done: bool = True
    evidence: Words = ""


class FinishedFacts(Shape):
    """What a school is known to have worked through: every item of a phase, but for those named."""

    school: Words
    phase: Words
    on: dt.date
    post: Words
    said: Words
    but: list[Words] = []


class ArrangedFacts(Shape):
    school: Words
    item: Words
    post: Words
    due: dt.date | None = None


class SupportFacts(Shape):
    school: Words
    kind: Literal["visit", "quality", "deployed", "training", "consult"]
    on: dt.date
    days: Decimal
    people: int = 1
    cost: Decimal | None = None
    function: Words = ""
    said: Words
    effect: Words = ""
    post: Words


class ModeFacts(Shape):
    school: Words
    function: Words
    mode: Words
    from_on: dt.date
    holder: Words = ""
    because: Words


class HeldFacts(Shape):
    """A freedom that the trust holds for a school."""

    school: Words
    what: Words
    since: dt.date
    by: Words
    reason: Words


class PlacedFacts(Shape):
    """People whom the trust placed at a school."""

    school: Words
    kind: Words
    how_many: int = 1
    from_on: dt.date
    until_on: dt.date | None = None
    said: Words = ""
    because: Words = ""
    post: Words


class ConsultFacts(Shape):
    """A consult that was asked for; one that was given names the help that was logged of it, by its words."""

    school: Words
    of: Words
    post: Words
    on: dt.date
    answer_by: dt.date
    asks: Words
    function: Words = ""
    says: Literal["", "yes", "no"] = ""
    answer: Words = ""
    answered_on: dt.date | None = None
    takes_place_on: dt.date | None = None
    given: SupportFacts | None = None


class Phases(Shape):
    """phases.yaml; a pack may be without. Moves and assessments stand in the order of their days."""

    ladder: Words = ""
    adopted_on: dt.date | None = None
    limits: dict[str, Decimal] = {}
    moves: list[MoveFacts] = []
    assessed: list[AssessedFacts] = []
    finished: list[FinishedFacts] = []
    arranged: list[ArrangedFacts] = []
    work: list[WorkFacts] = []
    support: list[SupportFacts] = []
    modes: list[ModeFacts] = []
    held: list[HeldFacts] = []
    placed: list[PlacedFacts] = []
    consults: list[ConsultFacts] = []


def read_phases(name: str) -> Phases:
    path = f"packs/{name}/phases.yaml"
    return library.read_as(path, Phases) if (library.folder() / path).exists() else Phases()


def take_phases(facts: Phases, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Give the demonstration its ladder, and its schools their way along it."""
    if not facts.ladder:
        return
    ladder = improving.adopt_ladder(trust=trust, key=facts.ladder, by=by, on=facts.adopted_on, limits=facts.limits)
    deeds: list[tuple[dt.date, int, MoveFacts | AssessedFacts | FinishedFacts]] = [
        *((one.on, 0, one) for one in facts.finished),
        *((one.from_on, 1, one) for one in facts.moves),
        *((one.on, 0, one) for one in facts.assessed),
    ]
    last: dict[str, Assessment] = {}
    for _, _, deed in sorted(deeds, key=lambda each: each[:2]):
        school = made.schools[deed.school]
        if isinstance(deed, AssessedFacts):
            last[deed.school] = _assess(deed, ladder, school, made, by)
        elif isinstance(deed, FinishedFacts):
            _finish(deed, ladder, school, made, by)
        else:
            improving.move_school(
                school=school, ladder=ladder, to=deed.to, from_on=deed.from_on, body=made.bodies[deed.body],
                reason=deed.reason, next_review_on=deed.next_review_on, assessment=last.get(deed.school), by=by,
            )  # fmt: skip
    _take_work(facts, ladder, made, by)
    for given in facts.support:
        _help(given, made, by)
    for one in facts.held:
        organising.hold_freedom(
            school=made.schools[one.school], key=one.what, is_held=True, reason=one.reason, decided_by=one.by,
            since=one.since, by=by,
        )  # fmt: skip
    for each in facts.placed:
        improving.place_people(
            school=made.schools[each.school], ladder=ladder, kind=each.kind, how_many=each.how_many,
            from_on=each.from_on, until_on=each.until_on, said=each.said, because=each.because,
            post=made.posts[each.post], by=by,
        )  # fmt: skip
    for mode in facts.modes:
        improving.set_mode(
            school=made.schools[mode.school], ladder=ladder, function=mode.function, mode=mode.mode,
            because=mode.because, holder=made.posts.get(mode.holder), from_on=mode.from_on, by=by,
        )  # fmt: skip


def take_consults(facts: Phases, made: Furnished, by: Person | None) -> None:
    """Ask the consults of a pack, once its posts are held: nobody is asked who is not there."""
    for asked in facts.consults:
        _consult(asked, made, by)


def _help(given: SupportFacts, made: Furnished, by: Person | None) -> Support:
    return improving.log_support(
        school=made.schools[given.school], kind=given.kind, said=given.said, days=given.days, people=given.people,
        cost=given.cost, function=given.function, effect=given.effect, post=made.posts[given.post], on=given.on,
        by=by,
    )  # fmt: skip


def _consult(asked: ConsultFacts, made: Furnished, by: Person | None) -> None:
    row = improving.ask_consult(
        school=made.schools[asked.school], of=made.posts[asked.of], post=made.posts[asked.post], asks=asked.asks,
        function=asked.function, answer_by=asked.answer_by, on=asked.on, by=by,
    )  # fmt: skip
    if asked.says:
        row = improving.answer_consult(
            consult=row, says_yes=asked.says == "yes", answer=asked.answer, takes_place_on=asked.takes_place_on,
            on=asked.answered_on, by=by,
        )  # fmt: skip
    if asked.given:
        row = improving.give_consult(consult=row, support=_help(asked.given, made, by), by=by)
        improving.hear_of_consult(consult=row, by=by)


def _assess(deed: AssessedFacts, ladder: Ladder, school: School, made: Furnished, by: Person | None) -> Assessment:
    figures = figures_of(None, ladder, [school], today=deed.on)[school.pk]
    return improving.assess(
        school=school, ladder=ladder, indications=indications_of(ladder, figures, measure_names(ladder)),
        judged=deed.judged, found={one.line: (one.found, one.evidence) for one in deed.found}, remark=deed.remark,
        post=made.posts[deed.post], on=deed.on, by=by,
    )  # fmt: skip


def _finish(deed: FinishedFacts, ladder: Ladder, school: School, made: Furnished, by: Person | None) -> None:
    rows = WorkItem.objects.filter(school=school, ladder=ladder, phase=deed.phase).exclude(item__in=deed.but)
    improving.record_work(
        school=school, items=list(rows.select_related("school__trust", "ladder", "post")), said=deed.said,
        is_done=True, post=made.posts[deed.post], on=deed.on, by=by,
    )  # fmt: skip


def _take_work(facts: Phases, ladder: Ladder, made: Furnished, by: Person | None) -> None:
    rows = WorkItem.objects.filter(ladder=ladder).select_related("school__trust", "ladder", "post")
    items = {(row.school_id, row.item): row for row in rows}

    def of(school: School, key: str) -> WorkItem:
        if (school.pk, key) not in items:
            raise library.LibraryError(f"phases.yaml: {school.short_name} has no item {key} on its working list.")
        return items[school.pk, key]

    for one in facts.arranged:
        item = of(made.schools[one.school], one.item)
        improving.arrange_item(
            item=item, post=made.posts[one.post], due_on=one.due or item.due_on, by=by, drawn_from=None
        )
    for done in facts.work:
        school = made.schools[done.school]
        improving.record_work(
            school=school, items=[of(school, key) for key in done.items], said=done.said, is_done=done.done,
            evidence=done.evidence, post=made.posts[done.post], on=done.on, by=by,
        )  # fmt: skip
