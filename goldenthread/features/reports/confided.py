"""What somebody who takes the trust away in a browser leaves behind: what was confided to others.

Whoever runs the machine takes everything, by command. Whoever takes it as a person takes what that person may read:
no private note, no answer that is its writer's alone, no figure or count that is hidden from them, and of bodies on
which they do not sit nothing that these keep to themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.assurance import queries as assured
from goldenthread.features.assurance.models import Answer, Check
from goldenthread.features.documents.models import Evidence, StoredFile
from goldenthread.features.governance import models as governance
from goldenthread.features.governance import queries as governed
from goldenthread.features.measures.models import Measure, Reading, Standing
from goldenthread.features.measures.queries.histories import histories_of, may_hide
from goldenthread.features.members import models as members
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reviews.models import Feed

Rows = QuerySet[Any]
Keep = Callable[[Reach, Rows], Rows]

# Columns that hold more than their row may say: the agenda as it was sent names what was confidential in it.
FROZEN: Mapping[type[Model], tuple[str, ...]] = {governance.Meeting: ("agenda",)}


def readable(reach: Reach, model: type[Model], rows: Rows) -> Rows:
    """Return those of a table's rows that this person may read."""
    keep = KEPT.get(model)
    return keep(reach, rows) if keep else rows


def figures_hidden(reach: Reach) -> frozenset[int]:
    """Return the keys of the figures that nobody is shown: they count too few, now or as they once stood."""
    telling = _telling(reach)
    shown = histories_of(Trust.objects.get(pk=reach.trust), telling)
    figures = Reading.objects.filter(measure__in=telling)
    places = figures.values_list("pk", "measure_id", "period", "school_id", "group")
    return frozenset(
        pk for pk, measure, period, school, group in places if shown[measure].hides(period, school, group)
    )


def names_figure(model: type[Model]) -> str:
    """Return the column by which a table's rows name a figure of which they tell; nothing where they tell of none."""
    if model is Reading:
        return "pk"
    told = (field for field in model._meta.concrete_fields if field.related_model is Reading)
    return next((field.attname for field in told), "")


def trail_readable(reach: Reach, entries: Rows) -> Rows:
    """Return the entries of the trail without those about measures whose figures can tell of too few."""
    return entries.exclude(kind="measure", ref__in=[measure.ref for measure in _telling(reach)])


def _telling(reach: Reach) -> list[Measure]:
    return [measure for measure in Measure.objects.filter(trust=reach.trust) if may_hide(measure)]


def columns_kept(reach: Reach, model: type[Model], columns: list[str]) -> list[str]:
    """Return the columns of a table that this person may read."""
    hidden = () if reach.may_everywhere(governed.CONFIDENTIAL) else FROZEN.get(model, ())
    return [name for name in columns if name not in hidden]


def _own(field: str) -> Keep:
    return lambda reach, rows: rows.filter(**{field: reach.person})


def _within(found: Callable[[Reach], Rows]) -> Keep:
    return lambda reach, rows: rows.filter(pk__in=found(reach).order_by().values("pk"))


def _talks(reach: Reach, rows: Rows) -> Rows:
    return rows.filter(Q(person=reach.person) | Q(by=reach.person))


def _minutes(reach: Reach, rows: Rows) -> Rows:
    if reach.may_everywhere(governed.CONFIDENTIAL):
        return rows
    own = governed.seats(reach).confidential
    return rows.filter(Q(part=governance.Minutes.Part.OPEN) | Q(meeting__body__in=own))


def _conflicts(reach: Reach, rows: Rows) -> Rows:
    return rows.filter(item__in=governed.items_within(reach).order_by().values("pk"))


def _answers(reach: Reach, rows: Rows) -> Rows:
    """Leave out the answers that hold a count which is hidden from this person, now or as it once was."""
    checks = Check.objects.filter(round__trust=reach.trust).select_related("round__checklist", "school", "unit")
    hidden = [
        (check.pk, question.key)
        for check in checks
        if not assured.reads_counts(reach, check)
        for question in check.questions
        if question.counts
    ]
    return rows.exclude(pk__in=_pks(rows, hidden))


def _pks(rows: Rows, cells: list[tuple[int, str]]) -> Iterator[int]:
    wanted = set(cells)
    found = rows.filter(check_sheet__in={sheet for sheet, _ in wanted})
    for pk, sheet, question in found.values_list("pk", "check_sheet", "question"):
        if (sheet, question) in wanted:
            yield pk


def _evidence(reach: Reach, rows: Rows) -> Rows:
    """Leave out what hangs at an item that this person may not read."""
    seen = governed.items_within(reach).order_by().values("ref")
    items = governance.Item.objects.filter(meeting__trust=reach.trust).exclude(ref__in=seen)
    return rows.exclude(subject_kind="agenda item", subject_ref__in=items.values("ref"))


def _files(reach: Reach, rows: Rows) -> Rows:
    every = Evidence.objects.filter(trust=reach.trust)
    hidden = every.exclude(pk__in=_evidence(reach, every).order_by().values("pk")).exclude(file=None)
    return rows.exclude(pk__in=hidden.order_by().values("file"))


KEPT: Mapping[type[Model], Keep] = {
    Standing: lambda _reach, rows: rows.filter(is_hidden=False),
    governance.Note: _own("person"),
    governance.Item: _within(governed.items_within),
    governance.Paper: _within(governed.papers_within),
    governance.Decision: _within(governed.decisions_within),
    governance.Remit: _within(governed.remits_within),
    governance.Question: _within(governed.questions_within),
    governance.Conflict: _conflicts,
    governance.Minutes: _minutes,
    members.Answer: _own("person"),
    members.WordSaid: _own("person"),
    members.Talk: _talks,
    Feed: _own("person"),
    Answer: _answers,
    Evidence: _evidence,
    StoredFile: _files,
}
