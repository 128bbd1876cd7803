"""Adopting a starter pack: the trust takes its own copy, and the library never touches it again.

A demonstration takes everything. A real trust takes the frame: the words, the calendar, the shape and the
wording of the plan, and the measures; not the invented schools, figures and updates.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from goldenthread.domain import calendar as calendars
from goldenthread.domain.year.review_cycle import twelve_months
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.cascade import NoticeFacts
from goldenthread.features.intake.packs.checking import take_checks
from goldenthread.features.intake.packs.cycle import Begun, take_cycle
from goldenthread.features.intake.packs.delegating import take_participation, take_scheme, take_scheme_frame
from goldenthread.features.intake.packs.documenting import take_documents
from goldenthread.features.intake.packs.doings import take_doings
from goldenthread.features.intake.packs.earlier import take_versions
from goldenthread.features.intake.packs.measuring import (
    Measured,
    attach_proofs,
    context_of,
    keep_looks,
    name_baselines,
    take_element_targets,
    take_measures,
    take_readings,
)
from goldenthread.features.intake.packs.others import take_others
from goldenthread.features.intake.packs.phases import take_phases
from goldenthread.features.intake.packs.reading import WholePack
from goldenthread.features.intake.packs.risking import take_risks
from goldenthread.features.intake.packs.running import run_words
from goldenthread.features.intake.packs.seating import take_seats
from goldenthread.features.intake.packs.shapes import ActionFacts, ElementFacts, LevelFacts, PlanFacts
from goldenthread.features.intake.packs.talks import take_talks
from goldenthread.features.measures.models import Target
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.organisations.operations.founding import Furnished, Furnishing, PostWords, furnish
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Element, Plan
from goldenthread.foundation import clock


@dataclass
class Adoption:
    """A pack on its way into one trust."""

    whole: WholePack
    trust: Trust
    by: Person | None
    made: Furnished
    measured: Measured
    is_demonstration: bool
    targets: dict[int, Target] = field(default_factory=dict)

    @property
    def begun(self) -> Begun:
        """The trust's year: an invented one is in the middle of it, a real one begins today."""
        today = clock.today()
        first = twelve_months(self.whole.cycle.begins, today)[0]
        return Begun(self.trust, self.made, first if self.is_demonstration else today)

    @property
    def calendar(self) -> calendars.TermCalendar:
        return calendars.TermCalendar.from_json(self.trust.calendar)


@transaction.atomic
def found_demonstration(*, whole: WholePack) -> Adoption:
    """Make the pack's own invented trust, with everything in it."""
    facts = whole.pack.trust
    trust = organising.create_trust(
        slug=facts.slug, name=facts.name, short_name=facts.short_name, by=None, is_demonstration=True,
        pack=whole.pack.pack, ages_from=facts.ages[0] if facts.ages else None,
        ages_to=facts.ages[1] if facts.ages else None, words=words_of(whole), calendar=calendar_of(whole),
    )  # fmt: skip
    made = furnish_from(whole, trust, None)
    measured = take_measures(whole, trust, made, None, with_schools=True)
    take_readings(whole, trust, measured.measures, until=clock.today())
    name_baselines(whole, measured)
    keep_looks(whole, trust, measured, None)
    attach_proofs(whole, trust, measured)
    take_others(whole, trust)
    adoption = Adoption(whole, trust, None, made, measured, is_demonstration=True)
    upper = _take_plans(adoption)
    take_versions(adoption.whole.versions, upper, made)
    take_talks(whole.talks, trust, made, None)
    take_doings(whole.doings, trust, made, upper.by_number, None)
    take_cycle(whole.cycle, adoption.begun, None)
    take_scheme(whole.scheme, trust, made, None)
    take_documents(whole.documents, trust, made, None)
    take_phases(whole.phases, trust, made, None)
    take_checks(whole.checks, trust, made, None)
    take_seats(whole.members, trust, made, None)
    take_participation(whole.scheme, trust, upper.by_number, None)
    take_risks(whole.risks, trust, made, upper.by_number, None)
    return adoption


@transaction.atomic
def take_frame(*, whole: WholePack, trust: Trust, by: Person) -> Adoption:
    """Give a real trust the pack's words, calendar, plan, measures and scheme, and none of its invented facts."""
    trust = organising.choose_words(trust=trust, by=by, drawn_from=None, words=words_of(whole))
    trust = organising.set_calendar(trust=trust, by=by, drawn_from=None, calendar=calendar_of(whole))
    measured = take_measures(whole, trust, Furnished(), by, with_schools=False)
    adoption = Adoption(whole, trust, by, Furnished(), measured, is_demonstration=False)
    _take_plan(adoption, whole.plan)
    take_cycle(whole.cycle, adoption.begun, by)
    take_scheme_frame(whole.scheme, trust, by)
    return adoption


def words_of(whole: WholePack) -> dict[str, Any]:
    """Return the pack's own words as a trust keeps them."""
    return {key: forms.model_dump() for key, forms in whole.pack.words.items()}


def calendar_of(whole: WholePack) -> dict[str, Any]:
    """Return the pack's calendar as a trust keeps it."""
    return whole.pack.calendar.model_dump(mode="json", by_alias=True)


def furnish_from(whole: WholePack, trust: Trust, by: Person | None) -> Furnished:
    """Give the trust the pack's schools, units, bodies and posts."""
    pack = whole.pack
    furnishing = Furnishing(
        schools=[
            {
                "key": school.key, "name": school.name, "short_name": school.short_name, "phase": school.phase,
                "ages_from": school.ages[0], "ages_to": school.ages[1], "roll": school.roll, "urn": school.urn,
                "joined_on": school.joined, "authority": school.authority,
            }
            for school in pack.schools
        ],
        units=[unit.model_dump() for unit in pack.units],
        bodies=[body.model_dump() for body in pack.bodies],
        posts=[
            PostWords(post.key, post.title, post.role, post.school, post.unit, tuple(post.bodies))
            for post in pack.posts
        ],
    )  # fmt: skip
    return furnish(trust=trust, furnishing=furnishing, by=by)


def _take_plans(adoption: Adoption) -> planning.LoadedPlan:
    upper = _take_plan(adoption, adoption.whole.plan)
    ties: list[planning.Tie] = []
    for wanted in adoption.whole.local.expected:
        planning.expect_plans(
            trust=adoption.trust, kind=wanted.kind, of=wanted.of, due_on=wanted.due, says=wanted.says, by=adoption.by
        )
    for facts in adoption.whole.local.plans:
        ties += _take_local_plan(adoption, facts, upper)
    own = {plan.school_id: plan for plan in Plan.objects.filter(trust=adoption.trust, above=None).order_by("-pk")}
    ties += [
        planning.Tie(
            upper=upper.by_number[refusal.number], school=adoption.made.schools[refusal.school],
            plan=own.get(adoption.made.schools[refusal.school].pk), kind="declines", reason=refusal.reason,
        )
        for refusal in adoption.whole.local.declined
    ]  # fmt: skip
    planning.link_many(ties=ties, by=adoption.by)
    for told in adoption.whole.local.notices:
        _take_notice(adoption, told, upper)
    return upper


def _take_notice(adoption: Adoption, told: NoticeFacts, upper: planning.LoadedPlan) -> None:
    school = adoption.made.schools[told.school]
    part = Element.objects.filter(plan__school=school, title=told.part).first() if told.part else None
    notice = planning.raise_notice(
        upper=upper.by_number[told.number], school=school, lower=part, effect=told.effect,
        post=adoption.made.posts.get(told.post), on=told.on, by=adoption.by,
    )  # fmt: skip
    if told.acknowledged:
        planning.acknowledge_notice(notice=notice, by=adoption.by, on=told.acknowledged)
    if told.answered:
        planning.answer_notice(
            notice=notice, by=adoption.by, said=told.answer, changes=told.changes, on=told.answered
        )


def _take_local_plan(adoption: Adoption, facts: PlanFacts, upper: planning.LoadedPlan) -> list[planning.Tie]:
    loaded = _take_plan(adoption, facts)
    for way in facts.ways:
        planning.bring_in_way(
            plan=loaded.plan, sent_on=way.sent, post=adoption.made.posts.get(way.by), by=adoption.by,
            said=[
                planning.SaidThere(
                    one.step, one.verdict, one.on, adoption.made.posts.get(one.post), one.reason, one.minute
                )
                for one in way.said
            ],
        )  # fmt: skip
    for sent in facts.guide_sent:
        planning.send_guide(
            plan=loaded.plan, year=calendars.academic_year_of(facts.period.from_on or sent.sent_on),
            audience=sent.audience, on=sent.sent_on, how=sent.how, by=None,
        )  # fmt: skip
    for result in facts.results:
        planning.confirm_results(
            plan=loaded.plan, state=result.state, says=result.says, post=adoption.made.posts.get(result.post),
            on=result.on, by=adoption.by,
        )  # fmt: skip
    for owned in facts.owners:
        planning.change_owner(
            plan=loaded.plan, owner=owned.owner, from_on=owned.from_on, reason=owned.reason, by=adoption.by
        )
    return [
        planning.Tie(upper=upper.by_number[tie.number], lower=element, kind=tie.kind, reason=tie.reason)
        for element, part in zip(loaded.in_order, _walk(facts.elements), strict=True)
        for tie in part.serves
        if tie.number in upper.by_number
    ]


def _take_plan(adoption: Adoption, facts: PlanFacts) -> planning.LoadedPlan:
    context = context_of(facts.period.from_on, facts.period.until_on, adoption.calendar)
    lines = [line for part in _walk(facts.elements) for line in part.targets]
    adoption.targets |= take_element_targets(adoption.trust, lines, adoption.measured, context, adoption.by)
    tree = planning.PlanTree(
        title=facts.title, kind=facts.kind, state=facts.state, period_words=facts.period.words,
        lead=adoption.made.posts.get(facts.lead),
        school=adoption.made.schools.get(facts.school), unit=adoption.made.units.get(facts.unit),
        starts_on=facts.period.from_on, ends_on=facts.period.until_on, adopted_on=facts.adopted_on,
        next_review_on=facts.next_review_on, rolling_years=facts.rolling_years, control=facts.control,
        flags=[flag.model_dump() for flag in facts.flags], levels=[_level(level) for level in facts.levels],
        statements=[
            planning.StatementWords(said.kind, said.text, said.source, said.strand) for said in facts.statements
        ],
        elements=_elements(adoption, facts.elements),
    )  # fmt: skip
    return planning.load_tree(trust=adoption.trust, tree=tree, by=adoption.by)


def _level(facts: LevelFacts) -> planning.LevelWords:
    columns = [planning.ColumnWords(column.key, column.name, column.meaning) for column in facts.columns]
    own = {top: [(key, "") for key in keys] for top, keys in facts.own_columns.items()}
    return planning.LevelWords(facts.one, facts.many, facts.number, columns, facts.run, own_columns=own)


def _elements(adoption: Adoption, parts: Iterable[ElementFacts], above: str = "") -> list[planning.ElementWords]:
    return [_element(adoption, part, f"{above}{order}") for order, part in enumerate(parts, start=1)]


def _element(adoption: Adoption, facts: ElementFacts, place: str) -> planning.ElementWords:
    """Return one part in words. Where no number is printed, its place in the tree names it: 3.1.2."""
    posts, invented = adoption.made.posts, adoption.is_demonstration
    return planning.ElementWords(
        title=facts.title, number=facts.number, key="" if facts.number else place,
        text=facts.text, theme=facts.theme, grid=facts.grid,
        only_on_grid=facts.only_on_grid, repair=facts.repair, due=facts.due, cells=facts.cells, flags=facts.flags,
        tags=facts.tags, year_milestones=facts.year_milestones,
        people=[(posts[part.post], part.capacity) for part in facts.people if part.post in posts],
        measures=[adoption.measured.measures[key] for key in facts.measures],
        targets=[(adoption.targets[id(line)], line.column) for line in facts.targets],
        actions=[
            _action(action, posts) for action in facts.actions if invented
        ],
        notes=[
            planning.NoteWords(note.on, note.status, note.said, note.next_step, posts.get(note.post))
            for note in facts.notes if invented
        ],
        evidence=[
            planning.EvidenceWords(shown.title, shown.on, shown.address) for shown in facts.evidence if invented
        ],
        run=run_words(facts.run, adoption.made, invented=invented),
        children=_elements(adoption, facts.children, f"{place}."),
    )  # fmt: skip


def _action(facts: ActionFacts, posts: Mapping[str, Post]) -> planning.ActionWords:
    blocked = facts.blocked
    return planning.ActionWords(
        title=facts.title, post=posts.get(facts.post), due=facts.due, status=facts.status, done_on=facts.done_on,
        times_moved=facts.times_moved, kind=facts.kind, priority=facts.priority, proof=facts.proof,
        verifier=posts.get(facts.confirmed_by), shared_with=facts.shared_with,
        blocked_on=blocked.on if blocked else None, blocked_because=blocked.because if blocked else "",
        unblocker=posts.get(blocked.by_post) if blocked else None,
        redated=[planning.RedatingWords(one.on, one.was, one.now, one.reason) for one in facts.redated],
    )  # fmt: skip


def _walk(elements: Iterable[ElementFacts]) -> Iterator[ElementFacts]:
    for element in elements:
        yield element
        yield from _walk(element.children)
