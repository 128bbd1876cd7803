"""Reports that are drawn up, written, issued, and never changed again."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.reports import operations, queries
from goldenthread.features.reports.models import ConfidentialPart, Report, Snapshot
from goldenthread.features.reports.papers import report_excel, report_word
from goldenthread.features.reports.printing import written_pages
from goldenthread.features.reports.queries import Tampered, written
from goldenthread.features.reports.queries.drawing_up import draw_up
from goldenthread.features.reports.written_kinds import kinds_of, library_kinds
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.risks.models import Risk
from goldenthread.foundation.tables import Stale
from tests.features.measures.figures_of import record
from tests.features.reports.drawing import figures, say
from tests.features.reports.writing import HEADS, PACK, SECRET, TERM, bodies, drafted, issued
from tests.query_budget import queries_of

SECTION = "section:exceptions"


def test_every_kind_of_the_library_can_be_drawn_and_set_in_every_form(world):
    figures(world)
    say(world, world.priority, "at risk")
    for kind in kinds_of(world.trust).values():
        school = world.haven_high if kind.of == "school" else None
        drawn = draw_up(world.trust, kind, TERM, school=school, element=world.aim if kind.of == "part" else None)
        assert queries.fingerprint(drawn.content)
        assert report_word.word_file(drawn.content, note="Draft").startswith(b"PK")
        assert report_excel.excel_file(drawn.content, note="Draft").startswith(b"PK")


def test_a_school_s_report_holds_nothing_of_another_school_whoever_draws_it(world):
    figures(world)
    say(world, world.priority, "at risk")
    by_head = drafted(world)
    Report.objects.all().delete()
    by_chief = drafted(world, by="chief")
    assert by_head.content == by_chief.content
    assert "Marsh Lane" not in str(by_chief.content)
    assert "90.2" in str(by_chief.content)


def test_a_draft_is_frozen_until_it_is_drawn_again_and_then_says_what_moved(world):
    figures(world)
    report = drafted(world, said={SECTION: "We ring home."})
    record(world, world.haven_high, numerator=970, denominator=1000)
    assert Report.objects.get(pk=report.pk).content == report.content
    again = operations.draw_again(report=report, by=world.people["head"])
    assert [(one["called"], one["way"]) for one in again.moved] == [("Attendance", "better")]
    assert again.remarks.get().text == "We ring home."


def test_what_is_issued_never_changes_and_says_what_changed_since_the_one_before(world):
    figures(world)
    first = issued(world, said={SECTION: "We ring home."})
    report = Report.objects.get(snapshot=first)
    for deed in (
        lambda: operations.write_remark(
            report=report, about=SECTION, text="No.", drawn_from=1, by=world.people["head"]
        ),
        lambda: operations.draw_again(report=report, by=world.people["head"]),
        lambda: operations.discard_draft(report=report, by=world.people["head"]),
        lambda: operations.issue_report(report=report, drawn_from=None, by=world.people["head"]),
    ):
        with pytest.raises(ValidationError, match="does not change any more"):
            deed()
    Snapshot.objects.filter(pk=first.pk).update(frozen=first.frozen | {"headline": "All is well"})
    with pytest.raises(Tampered):
        queries.read(Snapshot.objects.get(pk=first.pk))


def test_another_edition_puts_an_issued_report_right(world):
    figures(world)
    first = issued(world)
    second = issued(world)
    assert (first.number, second.number, second.frozen["edition"]) == (1, 2, 2)
    assert issued(world, school="marsh_lane", by="other_head").number == 1, "each school counts its own"


def test_what_is_in_confidence_is_kept_apart_and_sealed(world, reach):
    key = "section:people"
    snapshot = issued(world, said={key: SECRET}, secret_for="board")
    assert SECRET not in str(snapshot.frozen)
    part = ConfidentialPart.objects.get()
    assert SECRET in str(part.frozen)
    may = {
        who: bool(written.confidential_part(reach(who), snapshot)) for who in ("chief", "trustee", "head", "governor")
    }
    assert may == {"chief": True, "trustee": True, "head": True, "governor": False}
    assert [written.confidential_part(reach(who), snapshot) for who in ("data", "administrator")] == [None, None]
    ConfidentialPart.objects.update(frozen={"sections": []})
    with pytest.raises(Tampered):
        written.confidential_part(reach("chief"), snapshot)


def test_two_authors_at_once_lose_no_word(world):
    report = drafted(world, said={SECTION: "Mine."})
    with pytest.raises(Stale) as stale:
        operations.write_remark(report=report, about=SECTION, text="Hers.", drawn_from=0, by=world.people["head"])
    assert stale.value.row.text == "Mine."
    held = operations.finish_writing(report=report, confidential_for="body", by=world.people["head"])
    with pytest.raises(Stale):
        operations.issue_report(report=held, drawn_from=held.revision - 1, by=world.people["head"])


def test_issuing_does_the_duty_and_tells_the_body(world):
    local, _ = bodies(world)
    world.posts["governor"].bodies.add(local)
    duty = Duty.objects.create(
        trust=world.trust, key="report", title="Report", role="head", of="schools", months=[11], report=HEADS,
        from_on=dt.date(2026, 9, 1),
    )  # fmt: skip
    reviewing.follow_cycle(trust=world.trust)
    task = Task.objects.get(post=world.posts["head"], kind="write report")
    occurrence = Occurrence.objects.get(ref=task.subject_ref, duty=duty)
    report = operations.draw_up_report(
        trust=world.trust, kind=kinds_of(world.trust)[HEADS], span=TERM, school=world.haven_high,
        occurrence=occurrence, by=world.people["head"],
    )  # fmt: skip
    operations.issue_report(report=report, drawn_from=None, by=world.people["head"])
    occurrence.refresh_from_db()
    task.refresh_from_db()
    assert occurrence.done_on
    assert task.closed_at
    assert Notification.objects.get(post=world.posts["governor"]).says.endswith("was issued")


def test_drawing_costs_the_same_whatever_the_number_of_schools(world):
    figures(world)
    kind = library_kinds()[PACK]
    few = len(queries_of(lambda: draw_up(world.trust, kind, TERM)))
    for number in range(12):
        world.trust.schools.create(
            key=f"s{number}", name=f"School {number}", short_name=f"S{number}", phase="primary", order=9
        )
    assert len(queries_of(lambda: draw_up(world.trust, kind, TERM))) == few


def test_a_risk_is_told_and_one_that_is_confidential_is_not(world):
    facts = {"trust": world.trust, "kind": "people", "opened_on": TERM.from_on, "likelihood": 5, "impact": 5}
    Risk.objects.create(number=1, title="Teachers are hard to find", **facts)
    Risk.objects.create(number=2, title="A case in court", is_confidential=True, **facts)
    content = str(draw_up(world.trust, kinds_of(world.trust)[PACK], TERM).content)
    assert "Teachers are hard to find" in content
    assert "A case in court" not in content


def test_a_school_on_a_page_stands_on_one_with_much_to_say(world):
    content = drafted(world, "executive-review", by="education").content
    words = "We looked at every book and spoke with every head of department. " * 14
    said = [section | {"remark": words} for section in content["sections"]]
    content = content | {"sections": said}
    assert written_pages(content) == 1
    assert written_pages(content | {"one_page": False}) > 1
