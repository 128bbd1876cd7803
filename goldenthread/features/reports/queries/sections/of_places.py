"""Sections of places and people: phases, vacancies, reports of the schools, and what waits to be decided."""

from django.db.models import F

from goldenthread.features.approvals.models import Approval, Asked
from goldenthread.features.improvement.models import Move
from goldenthread.features.improvement.queries.overview import Row, overview
from goldenthread.features.organisations.models import Body
from goldenthread.features.reports.models import Report, Snapshot
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.wording import count_of, day

HEADS_REPORT = "heads-report"


def people(asked: Drawing) -> list[Block]:
    vacant = asked.vacant
    if not vacant:
        return [blocks.nothing("Every post of which the trust keeps a record is held.")]
    said = f"{count_of(len(vacant), 'post is', 'posts are').capitalize()} held by nobody."
    return [blocks.text(said), blocks.lines(blocks.line(title, key=f"v-{title}"[:70]) for title in vacant)]


def phases(asked: Drawing) -> list[Block]:
    rows = [one for one in overview(asked.reach, asked.trust, today=asked.today) if one.phase]
    if not rows:
        return [blocks.nothing("No school is on a ladder of improvement.")]
    lines = [_phase(one) for one in rows]
    found = [
        blocks.table([asked.words["school"].capitalize(), "Phase", "Since", "Work done", "Late", "Proposed"], lines)
    ]
    said = [f"{one.school.short_name}: {_ground(one.move)}" for one in rows if one.move and one.move.is_marked]
    if bare := [one.school.short_name for one in rows if one.move and one.move.is_unassessed]:
        said.append(f"Decided without an assessment: {', '.join(bare)}.")
    return [*found, blocks.text(*said)] if said else found


def _ground(move: Move) -> str:
    """Say of a decision that rests on something else than an assessment what it rests on."""
    return f"{move.get_ground_display().lower()}, by the {move.decided_by} on {day(move.decided_on)}: {move.reason}"


def _phase(one: Row) -> dict[str, object]:
    assert one.phase is not None
    cells = [
        blocks.cell(one.school.short_name, "", blocks.link("school", one.school.ref)), blocks.cell(one.phase.name),
        blocks.cell(day(one.since) if one.since else ""), blocks.cell(f"{one.done} of {len(one.counted)}"),
        blocks.cell(str(one.late or "–")), blocks.cell(one.proposed.name if one.proposed and one.differs else ""),
    ]  # fmt: skip
    key = f"p-{one.school.ref}"
    return blocks.row(cells, key=key, called=f"Phase of {one.school.short_name}", shown=one.phase.name)


def phase(asked: Drawing) -> list[Block]:
    found = [one for one in overview(asked.reach, asked.trust, today=asked.today) if one.school == asked.school]
    one = next((each for each in found if each.phase), None)
    if one is None or one.phase is None:
        return [blocks.nothing("The school is on no ladder of improvement.")]
    since = f" since {day(one.since)}" if one.since else ""
    said = [f"In {one.phase.name}{since}. {one.done} of {len(one.counted)} pieces of work are done, {one.late} late."]
    if one.proposed and one.differs:
        said.append(f"The last assessment proposes {one.proposed.name}. It is for the body to decide.")
    if one.move and one.move.is_marked:
        said.append(f"{_ground(one.move)[:1].upper()}{_ground(one.move)[1:]}")
    return [blocks.text(*said)]


def schools(asked: Drawing) -> list[Block]:
    """Which school's report of the term was issued, when, and which is late: so that a board sees who is silent."""
    issued = Snapshot.objects.filter(trust=asked.trust, report=HEADS_REPORT, written__period=asked.span.name)
    by_school = {one.school_id: one for one in issued.order_by("number")}
    begun = dict(
        Report.objects.filter(
            trust=asked.trust, kind=HEADS_REPORT, period=asked.span.name, snapshot=None
        ).values_list("school", "due_on")
    )
    rows = []
    for school in asked.schools:
        one, due = by_school.get(school.pk), begun.get(school.pk)
        late = due is not None and due < asked.today
        stands = (
            f"issued {day(one.drawn_on)}"
            if one
            else ("late" if late else "being written" if school.pk in begun else "not begun")
        )
        rows.append(
            blocks.line(
                school.name, key=f"r-{school.ref}", shown=stands,
                status="done" if one else ("off track" if late else ""),
                leads=blocks.link("report", one.ref) if one else None,
            )
        )  # fmt: skip
    return [blocks.lines(rows)]


def decisions(asked: Drawing) -> list[Block]:
    kinds = [Body.Kind.LOCAL_BODY] if asked.audience == "local body" else [Body.Kind.BOARD, Body.Kind.COMMITTEE]
    waiting = Asked.objects.filter(
        approval__trust=asked.trust, approval__state=Approval.State.OPEN, step=F("approval__turn"),
        approval__sent_on__lte=asked.today, post__bodies__kind__in=kinds,
    )  # fmt: skip
    if asked.school:
        waiting = waiting.filter(approval__school=asked.school)
    found = Approval.objects.filter(pk__in=waiting.values("approval")).order_by("sent_on", "pk")
    rows = [
        blocks.line(
            one.title, key=f"d-{one.ref}",
            small=" · ".join(filter(None, (f"Sent {day(one.sent_on)}", one.reason))),
            leads=blocks.link("approval", one.ref),
        )
        for one in found
    ]  # fmt: skip
    return [blocks.lines(rows)] if rows else [blocks.nothing("Nothing waits for a decision.")]
