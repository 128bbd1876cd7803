"""What a pack's trust fears, and what has happened to it: risks.yaml."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element
from goldenthread.features.risks import operations as risking
from goldenthread.features.risks.models import Risk
from goldenthread.foundation import library

Step = Annotated[int, Field(ge=1, le=7)]


class ScoreFacts(Shape):
    on: dt.date
    at: tuple[Step, Step]
    said: Words = ""


class ControlFacts(Shape):
    says: Words
    line: Literal[1, 2, 3, 4] = 1
    works: Literal["strong", "partly", "weak", "untested"] = "untested"
    owner: Words = ""
    tested: dt.date | None = None


class StepFacts(Shape):
    says: Words
    post: Words = ""
    due: dt.date | None = None
    done: Words = ""


class HandedUp(Shape):
    reason: Words
    answer_by: dt.date
    answer: Literal["", "shared", "taken", "returned"] = ""
    said: Words = ""
    by: Words = ""


class RiskFacts(Shape):
    """A risk: whose it is, what it is, and how it stood over time."""

    title: Words
    school: Words = ""
    unit: Words = ""
    kind: Words
    cause: Words = ""
    event: Words = ""
    effect: Words = ""
    owner: Words = ""
    response: Literal["treat", "tolerate", "transfer", "terminate"] = "treat"
    near: Words = ""
    inherent: tuple[Step, Step] | None = None
    target: tuple[Step, Step] | None = None
    next: dt.date | None = None
    confidential: bool = False
    measures: list[Words] = []
    aims: list[Words] = []
    scores: list[ScoreFacts] = []
    controls: list[ControlFacts] = []
    steps: list[StepFacts] = []
    handed_up: HandedUp | None = None
    closed: Words = ""


class IssueFacts(Shape):
    title: Words
    said: Words
    school: Words = ""
    owner: Words = ""
    raised: dt.date | None = None
    act_by: dt.date | None = None
    significant: bool = False
    acted: Words = ""
    acted_on: dt.date | None = None
    known: dt.date | None = None
    of: Words = ""


class LookFacts(Shape):
    on: dt.date
    said: Words


class FactorFacts(Shape):
    """Something around the trust: what it is to the plan, what it bears on, and what was found each time."""

    title: Words
    kind: Words
    side: Words = ""
    said: Words = ""
    source: Words = ""
    holds_from: dt.date | None = None
    is_: list[Literal["risk", "priority", "lever"]] = Field([], alias="is")
    owner: Words = ""
    school: Words = ""
    noted: dt.date
    next: dt.date | None = None
    looks: list[LookFacts] = []
    aims: list[Words] = []
    measures: list[Words] = []
    risks: list[Words] = []
    assumptions: list[Words] = []
    steps: list[StepFacts] = []


class RiskFile(Shape):
    """Everything of one pack's risks.yaml."""

    grid: Words = "five-by-five"
    risks: list[RiskFacts] = []
    issues: list[IssueFacts] = []
    around: list[FactorFacts] = []


def read_risks(pack: str) -> RiskFile:
    """Return what a pack says of its trust's risks; nothing where it says nothing."""
    path = f"packs/{pack}/risks.yaml"
    return library.read_as(path, RiskFile) if (library.folder() / path).exists() else RiskFile()


def take_risks(
    file: RiskFile, trust: Trust, made: Furnished, by_number: Mapping[str, Element], by: Person | None
) -> None:  # fmt: skip
    """Put the pack's risks on the register, each with its history, and raise its issues."""
    if not file.risks:
        return
    risking.take_grid(trust=trust, key=file.grid, by=by)
    measures = {measure.key: measure for measure in Measure.objects.filter(trust=trust)}
    raised = {facts.title: _raise(facts, trust, made, by) for facts in file.risks}
    for facts in file.risks:
        _furnish(facts, raised[facts.title], made, by)
        _tie(facts, raised[facts.title], measures, by_number, by)
    _take_issues(file, trust, made, raised, by)
    known = {
        "element": {number: element.ref for number, element in by_number.items()},
        "measure": {key: measure.ref for key, measure in measures.items()},
        "risk": {title: risk.ref for title, risk in raised.items()},
    }
    for noted in file.around:
        _note_factor(noted, trust, made, known, by)


def _take_issues(
    file: RiskFile, trust: Trust, made: Furnished, raised: Mapping[str, Risk], by: Person | None
) -> None:  # fmt: skip
    for happened in file.issues:
        issue = risking.raise_issue(
            whose=risking.Whose(trust, made.schools.get(happened.school)), board=[], by=by, on=happened.raised,
            words=risking.IssueWords(
                happened.title, happened.said, owner=made.posts.get(happened.owner), act_by=happened.act_by,
                is_significant=happened.significant, risk=raised.get(happened.of),
            ),
        )  # fmt: skip
        if happened.acted:
            risking.act_on_issue(issue=issue, said=happened.acted, by=by, on=happened.acted_on)
        if happened.known:
            risking.acknowledge_issue(issue=issue, post=made.posts.get("chair"), by=by, on=happened.known)


def _note_factor(
    facts: FactorFacts, trust: Trust, made: Furnished, known: Mapping[str, Mapping[str, str]], by: Person | None
) -> None:
    owner = made.posts.get(facts.owner)
    factor = risking.note_factor(
        whose=risking.Whose(trust, made.schools.get(facts.school)), by=by, on=facts.noted,
        words=risking.FactorWords(
            facts.title, facts.kind, facts.side, facts.said, facts.source, facts.holds_from, "risk" in facts.is_,
            "priority" in facts.is_, "lever" in facts.is_, owner, facts.next,
        ),
    )  # fmt: skip
    for look in facts.looks:
        again = facts.next if look is facts.looks[-1] else None
        risking.look_at_factor(factor=factor, said=look.said, on=look.on, next_on=again, post=owner, by=by)
    for kind, named in (("element", facts.aims), ("measure", facts.measures), ("risk", facts.risks)):
        for target in filter(None, map(known[kind].get, named)):
            risking.tie_factor(factor=factor, kind=kind, target=target, by=by)
    for says in facts.assumptions:
        risking.tie_factor(factor=factor, kind="assumption", says=says, by=by)
    for step in facts.steps:
        kept = risking.add_factor_step(
            factor=factor, says=step.says, post=made.posts.get(step.post), due_on=step.due, by=by
        )
        if step.done:
            risking.finish_factor_step(step=kept, said=step.done, by=by)


def _raise(facts: RiskFacts, trust: Trust, made: Furnished, by: Person | None) -> Risk:
    words = risking.RiskWords(
        title=facts.title, kind=facts.kind, cause=facts.cause, event=facts.event, effect=facts.effect,
        owner=made.posts[facts.owner] if facts.owner else None, response=facts.response, proximity=facts.near,
        inherent=Place(*facts.inherent) if facts.inherent else None,
        target=Place(*facts.target) if facts.target else None, is_confidential=facts.confidential,
    )  # fmt: skip
    place = risking.Whose(
        trust, made.schools[facts.school] if facts.school else None, made.units[facts.unit] if facts.unit else None
    )
    return risking.raise_risk(whose=place, words=words, by=by, on=facts.scores[0].on if facts.scores else None)


def _furnish(facts: RiskFacts, risk: Risk, made: Furnished, by: Person | None) -> None:
    owner = made.posts.get(facts.owner)
    for score in facts.scores:
        is_last = score is facts.scores[-1]
        said = risking.Scored(
            Place(*score.at), score.said, score.on, next_review_on=facts.next if is_last else None, post=owner
        )
        risking.score_risk(risk=risk, scored=said, by=by)
    for control in facts.controls:
        risking.add_control(
            risk=risk, says=control.says, line=control.line, strength=control.works,
            owner=made.posts[control.owner] if control.owner else None, tested_on=control.tested, by=by,
        )  # fmt: skip
    for step in facts.steps:
        post = made.posts[step.post] if step.post else None
        kept = risking.add_step(risk=risk, says=step.says, post=post, due_on=step.due, by=by)
        if step.done:
            risking.finish_step(step=kept, said=step.done, by=by)
    if facts.handed_up:
        _hand_up(facts, risk, made, by)
    if facts.closed:
        risking.close_risk(risk=risk, because=facts.closed, by=by)


def _hand_up(facts: RiskFacts, risk: Risk, made: Furnished, by: Person | None) -> None:
    up = facts.handed_up
    assert up is not None
    chief = made.posts.get(up.by or "ceo")
    sent = risking.escalate(
        risk=risk, reason=up.reason, answer_by=up.answer_by, by=by, post=made.posts.get(facts.owner),
        to=[chief] if chief else [], on=facts.scores[-1].on,
    )  # fmt: skip
    if up.answer:
        risking.answer(escalation=sent, answer=up.answer, said=up.said, by=by, post=chief)


def _tie(
    facts: RiskFacts, risk: Risk, measures: dict[str, Measure], by_number: Mapping[str, Element], by: Person | None
) -> None:  # fmt: skip
    for key in facts.measures:
        measure = measures[key]
        risking.tie(risk=risk, kind="measure", ref=measure.ref, title=measure.name, by=by)
    for number in facts.aims:
        element = by_number[number]
        risking.tie(risk=risk, kind="element", ref=element.ref, title=element.title, by=by)
