"""Short ways to say what the tests of written reports say often."""

import datetime as dt

from goldenthread.features.organisations.models import Body
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Report
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.written_kinds import kinds_of

HEADS, PACK = "heads-report", "board-pack"
TERM = Span("Autumn term 2026/27", dt.date(2026, 9, 1), dt.date(2026, 12, 18))
SECRET = "A colleague is away for long."


def drafted(world, kind=HEADS, *, school="haven_high", by="head", said=None):
    place = getattr(world, school) if school else None
    report = operations.draw_up_report(
        trust=world.trust, kind=kinds_of(world.trust)[kind], span=TERM, school=place, by=world.people[by]
    )
    for about, text in (said or {}).items():
        operations.write_remark(report=report, about=about, text=text, drawn_from=0, by=world.people[by])
    return Report.objects.get(pk=report.pk)


def issued(world, kind=HEADS, *, school="haven_high", by="head", said=None, secret_for="body"):
    report = drafted(world, kind, school=school, by=by, said=said)
    held = operations.finish_writing(report=report, confidential_for=secret_for, by=world.people[by])
    return operations.issue_report(report=held, drawn_from=held.revision, by=world.people[by])


def bodies(world):
    local = Body.objects.create(
        trust=world.trust, school=world.haven_high, key="lgb", name="Haven High governors", kind="local body"
    )
    return local, Body.objects.create(trust=world.trust, key="board", name="Trust board", kind="board")
