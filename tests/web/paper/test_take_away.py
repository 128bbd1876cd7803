"""The whole plan as a file that another program opens."""

import pytest


@pytest.mark.parametrize(("form", "ending"), [("word", "docx"), ("excel", "xlsx"), ("csv", "csv"), ("json", "json")])
def test_it_is_saved_under_a_safe_name_and_kept_nowhere(as_, world, form, ending):
    known = f"-{world.plan.ref}" if form == "csv" else ""
    answer = as_("governor").get(f"/harbour/plan/{world.plan.ref}/take-away/{form}/")
    assert answer["Content-Disposition"] == f'attachment; filename="harbour-strategic-plan-2025-30{known}.{ending}"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content


def test_no_other_form_is_there(as_, world):
    assert as_("chief").get(f"/harbour/plan/{world.plan.ref}/take-away/tar/").status_code == 404


def test_a_plan_out_of_reach_is_not_there(as_, world):
    assert as_("other_head").get(f"/harbour/plan/{world.school_plan.ref}/take-away/word/").status_code == 404
