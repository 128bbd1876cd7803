"""One division at a glance: its figures, what was checked there, and what is still to be done."""

import datetime as dt
from decimal import Decimal

from goldenthread.features.assurance import operations as assuring
from goldenthread.features.measures.models import Comparator
from goldenthread.features.plans import operations as planning
from tests.world import TODAY


def test_a_division_shows_its_figures_beside_others_and_what_was_found_there(as_, world):
    world.attendance.owner = world.posts["service"]
    world.attendance.save()
    Comparator.objects.create(
        trust=world.trust, measure=world.attendance, area="England", name="England", period="2025/26",
        period_ends_on=TODAY, value=93,
    )  # fmt: skip
    facts = {"kind": "audit", "title": "Payroll looked at", "stage": "reported", "held_on": TODAY}
    assuring.record_review(trust=world.trust, unit=world.finance, facts=facts, by=None)
    checklist = assuring.take_checklist(trust=world.trust, key="data-protection", by=None)
    checklist.document |= {"of": "units"}
    checklist.save()
    for period, day, said in (("2026-09", dt.date(2026, 9, 1), "not met"), ("2026-11", dt.date(2026, 11, 1), "met")):
        when = assuring.When(period, f"Data protection {period}", day, day)
        (row,) = assuring.open_rounds(checklist=checklist, times=[when], units=[world.finance], by=None)
        sheet = row.checks.get(unit=world.finance)
        answers = {one.key: assuring.Said(said, shown="x") for one in sheet.questions if one.kind == "judgement"}
        assuring.answer_check(check=sheet, said=answers, by=None)
    planning.add_budget_line(
        element=world.aim, title="Payroll", amount=Decimal(38_000), so_far=Decimal(12_000), year="2026/27",
        unit=world.finance, by=world.people["chief"],
    )  # fmt: skip
    page = as_("chief").get(f"/harbour/who-decides/divisions/{world.finance.ref}/").content.decode()
    assert "0&nbsp;% met the time before" in page
    for says in (world.attendance.name, "England", "Payroll looked at", "£38,000", "£12,000", "so far"):
        assert says in page
    assert as_("stranger").get(f"/harbour/who-decides/divisions/{world.finance.ref}/").status_code == 404
