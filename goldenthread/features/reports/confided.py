"""What somebody who takes the trust away in a browser leaves behind: what was confided to others.

Whoever runs the machine takes everything, by command. Whoever takes it as a person takes what that person may read:
no private note, no answer that is its writer's alone, no figure or count that is hidden from them, of bodies on
which they do not sit nothing that these keep to themselves, and nothing that hangs on what a few may read.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import ForeignKey, Model, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.assurance import queries as assured
from goldenthread.features.assurance.models import Answer, Check, Finding, Recommendation
from goldenthread.features.documents import queries as documented
from goldenthread.features.documents.models import Document, Evidence, Rendition, StoredFile
from goldenthread.features.governance import models as governance
from goldenthread.features.governance import queries as governed
from goldenthread.features.measures.models import Measure, Reading, Standing
from goldenthread.features.measures.queries.histories import histories_of, may_hide
from goldenthread.features.members import models as members
from goldenthread.features.members import queries as visited
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.models import ConfidentialPart
from goldenthread.features.reports.queries import written
from goldenthread.features.reviews.models import Feed
from goldenthread.features.risks import queries as risked
from goldenthread.features.risks.models import Issue, Risk

Rows = QuerySet[Any]
Keep = Callable[[Reach, Rows], Rows]

# Columns that hold more than their row may say: the agenda as it was sent names what was confidential in it.
FROZEN: Mapping[type[Model], tuple[str, ...]] = {governance.Meeting: ("agenda",)}


# What a few may read by itself, who reads it, and what it is called where something points at it.
CLOSED: Mapping[type[Model], tuple[str, Callable[[Reach], Rows]]] = {
    Risk: ("risk", risked.risks_within),
    Issue: ("issue", risked.issues_within),
    Finding: ("finding", assured.findings_within),
    Recommendation: ("recommendation", assured.recommendations_within),
    Document: ("document", documented.documents),
    members.Visit: ("visit", visited.visits_within),
    governance.Item: ("agenda item", governed.items_within),
}


def readable(reach: Reach, model: type[Model], rows: Rows) -> Rows:
    """Return those of a table's rows that this person may read."""
    if keep := KEPT.get(model):
        rows = keep(reach, rows)
    elif (held := _held(reach, model)) is not None:
        rows = rows.filter(pk__in=held)
    return _pointing(reach, rows) if hasattr(model, "subject_ref") else rows


def _held(reach: Reach, model: type[Model]) -> Rows | None:
    """Return the keys of what a few may read, or hangs on such, as far as this person reads it; None of all else."""
    if model in CLOSED:
        return CLOSED[model][1](reach).order_by().values("pk")
    above = (one for one in model._meta.concrete_fields if isinstance(one, ForeignKey) and not one.null)
    held = {f"{one.name}__in": _held(reach, one.related_model) for one in above if one.related_model is not model}
    held = {path: keys for path, keys in held.items() if keys is not None}
    return model._base_manager.filter(**held).values("pk") if held else None


def _pointing(reach: Reach, rows: Rows) -> Rows:
    """Leave out what points at a thing that this person may not read."""
    for model, (kind, found) in CLOSED.items():
        closed = model._base_manager.exclude(pk__in=found(reach).order_by().values("pk"))
        rows = rows.exclude(subject_kind=kind, subject_ref__in=closed.values("ref"))
    return rows


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


def _files(reach: Reach, rows: Rows) -> Rows:
    """Leave out the files of evidence and of documents that this person may not read."""
    for model in (Evidence, Rendition):
        every = model._base_manager.exclude(file=None)
        hidden = every.exclude(pk__in=readable(reach, model, every).order_by().values("pk"))
        rows = rows.exclude(pk__in=hidden.order_by().values("file"))
    return rows


KEPT: Mapping[type[Model], Keep] = {
    Standing: lambda _reach, rows: rows.filter(is_hidden=False),
    governance.Note: _own("person"),
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
    ConfidentialPart: lambda reach, rows: rows if reach.may_everywhere(written.CONFIDENTIAL) else rows.none(),
    Answer: _answers,
    StoredFile: _files,
}
