"""How an invented trust's figures came: the rounds that collected them, and what people said over them."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from goldenthread.domain.measures.standing import Status
from goldenthread.features.approvals import operations as approving
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure, Reading, Standing
from goldenthread.features.organisations.models import Body, Holding, School, Trust
from goldenthread.foundation import clock

# As many figures as a head gives in ten minutes.
ASKED = 5
AUTUMN = dt.date(2026, 11, 9)
LAST, NOW = "2025/26 summer", "2026/27 autumn"


def collect(trust: Trust) -> None:
    """Open the autumn's round, and keep the summer's as it closed."""
    schools = list(School.objects.here().filter(trust=trust))
    measures = _asked_each_term(trust)
    if not measures or not schools:
        return
    summer = measuring.open_round(
        trust=trust, by=None, on=dt.date(2026, 6, 29),
        line=_line("Summer term figures", LAST, dt.date(2026, 7, 10), _fewest_in(measures, LAST), schools),
    )  # fmt: skip
    measuring.close_round(found=summer, by=None, drawn_from=None, on=dt.date(2026, 7, 24))
    if clock.today() >= AUTUMN:
        collect_autumn(trust)


def collect_autumn(trust: Trust) -> None:
    """Open the autumn's round, of what schools have most still to give."""
    schools, measures = list(School.objects.here().filter(trust=trust)), _asked_each_term(trust)
    if measures and schools:
        measuring.open_round(
            trust=trust, by=None, on=AUTUMN,
            line=_line("Autumn term figures", NOW, dt.date(2026, 12, 4), _fewest_in(measures, NOW), schools),
        )  # fmt: skip


def _asked_each_term(trust: Trust) -> list[Measure]:
    kept = Measure.objects.filter(trust=trust, frequency=Measure.Frequency.TERM, of_trust_only=False)
    return list(kept.exclude(kind=Measure.Kind.COMPOSITE))


# Where people have said something over the figures.
JUDGING = frozenset({"aims-and-pocket-guide", "strategic-questions"})
OTHERWISE = "Every suspension is counted, and no longer the pupils who had one or more"
JUDGED = "Two schools sent a late correction that next term’s figure will hold; the direction is right."


# What whoever answers for a measure knows beside its figures, of the first measures that head past their target.
SURE = (
    ("some doubt", "The first weeks went well. Two posts that carry it are filled only until Easter."),
    ("confident", "What moves it began in October, and no figure holds that yet."),
    ("not confident", "The figure is held up by one school; without it we would be below last year."),
)


def say_how_sure(trust: Trust) -> None:
    """Let the owners of a few measures of the trust say how sure they are."""
    rows = Standing.objects.filter(trust=trust, school=None).exclude(outlook="").exclude(measure__owner=None)
    for (level, words), row in zip(SURE, rows.order_by("-outlook", "measure__order"), strict=False):
        holding = Holding.objects.filter(post=row.measure.owner_id).select_related("person").first()
        said = measuring.Sure(level=level, words=words)
        measuring.say_how_sure(measure=row.measure, school=None, said=said, by=holding.person if holding else None)


def keep_views(trust: Trust) -> None:
    """Keep a view of attendance and absence that everyone shares: what a data manager opens each Monday."""
    every = Measure.objects.filter(trust=trust, retired_on=None, key__in=("attendance", "persistent_absence"))
    refs = list(every.order_by("order").values_list("ref", flat=True))
    if refs:
        question = {"m": refs, "last": ["6"], "beside": ["England"]}
        measuring.keep_chart_set(
            trust=trust, title="Being there, school by school", question=question, is_shared=True, by=None
        )


def judge(trust: Trust) -> None:
    """Let whoever leads on education put one standing otherwise, and a definition break with before."""
    if trust.pack not in JUDGING:
        return
    lead = Holding.objects.filter(post__trust=trust, post__role__in=("education_lead", "chief_officer"))
    holding = lead.order_by("-post__role", "pk").select_related("person").first()
    rows = Standing.objects.filter(trust=trust, school=None, status=Status.OFF_TRACK)
    row = rows.order_by("measure__order").first()
    if holding and row:
        said = measuring.Otherwise(status=Status.AT_RISK.value, reason=JUDGED)
        measuring.override_standing(measure=row.measure, school=None, said=said, by=holding.person)
    for measure in Measure.objects.filter(trust=trust, key="suspensions", retired_on=None):
        measuring.break_definition(measure=measure, period=BROKEN[measure.frequency], says=OTHERWISE, by=None)


BROKEN = {"year": "2026/27", "term": "2026/27 autumn", "half term": "2026/27 autumn 1", "month": "2026-09"}


def _line(
    title: str, period: str, due_on: dt.date, measures: Sequence[Measure], schools: Sequence[School]
) -> measuring.RoundLine:
    note = "From the registers and the tracker, as they stand that day. Send what you have; the rest can follow."
    return measuring.RoundLine(
        title=title,
        period=period,
        due_on=due_on,
        measures=measures,
        schools=schools,
        note=note,
        groups=list({group for measure in measures for group in measure.groups}),
    )


def _fewest_in(measures: Sequence[Measure], period: str) -> list[Measure]:
    """Return the measures that schools have most still to give of, in their own order."""
    rows = Reading.objects.filter(measure__in=measures, period=period, group="", superseded_at=None)
    came = Counter(rows.exclude(school=None).values_list("measure_id", flat=True))
    chosen = sorted(measures, key=lambda measure: (came[measure.pk], measure.order))[:ASKED]
    return [measure for measure in measures if measure in chosen]


# What one school of some trusts is to be held to next, on its way to the board.
PROPOSED = "Seven points better than today in two years, with no group left behind."
WHY = (
    "It is half of what the nearest schools like ours gained in the same time. The two family workers in post "
    "since September reach every child on the list, which nobody could before."
)
COMMENT = "We can carry this if the second family worker stays beyond July. Without that we would rather say five."
ANSWER = "The post is in the budget until 2028, so the seven stand."


def propose_for_a_school(trust: Trust) -> None:
    """Propose what the school that is furthest off is held to; it was asked, and the board sets it next."""
    if trust.pack not in JUDGING:
        return
    off = Standing.objects.filter(trust=trust, status=Status.OFF_TRACK, measure__key="persistent_absence")
    row = off.exclude(school=None).exclude(value=None).order_by("-value").select_related("school", "measure").first()
    head = Holding.objects.filter(post__school=row.school, post__role="head").first() if row else None
    lead = Holding.objects.filter(post__trust=trust, post__role="education_lead").first()
    if row is None or row.school is None or row.value is None or head is None or lead is None:
        return
    target = measuring.propose_target(
        trust=trust, by=lead.person, post=lead.post,
        line=measuring.TargetLine(
            text=PROPOSED, measure=row.measure, school=row.school, op="<=", value=str(round(row.value) - 7),
            due_words="July 2028", why=WHY,
        ),
    )  # fmt: skip
    title = f"{row.school.short_name}: {target.text}"
    facts: dict[str, Any] = {"trust": trust, "subject_kind": "target", "subject_ref": target.ref, "title": title}
    asked = approving.open_round(
        **facts, bodies=list(Body.objects.filter(school=row.school, kind=Body.Kind.LOCAL_BODY)), posts=[head.post],
        says="Is this ambitious, and within reach? What would you need?", closes_on=AUTUMN + dt.timedelta(days=11),
        by=lead.person, post=lead.post, school=row.school, opened_on=AUTUMN,
    )  # fmt: skip
    said = approving.say(consultation=asked, text=COMMENT, by=head.person, post=head.post, on=AUTUMN)
    approving.settle(
        consultation=asked, comment=said, outcome="kept", answer=ANSWER, by=lead.person, post=lead.post, on=AUTUMN
    )
    approving.sum_up(consultation=asked, heard=COMMENT, changed=ANSWER, by=lead.person)
    approving.ask_for(**facts, route="school", by=lead.person, post=lead.post, school=row.school)
