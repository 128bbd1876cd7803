"""One mark of quality, and how far it is."""

from goldenthread.features.assurance import operations


def test_its_criteria_are_met_one_by_one_and_only_by_those_who_may(as_, world):
    row = operations.record_accreditation(
        trust=world.trust, school=world.haven_high, facts={"name": "Healthy school", "stage": "working"},
        criteria=["A lead is named", "Meals are good"], by=None,
    )  # fmt: skip
    page = f"/harbour/assurance/mark/{row.ref}/"
    typed = {
        "name": row.name, "stage": "held", "held_from": "2026-11-02", "met": ["1"], "criteria": "", "post": "",
        "given_by": "", "theme": "", "level": "Gold", "remark": "", "revision": row.revision,
    }  # fmt: skip
    assert as_("governor").post(page, typed).status_code == 404
    assert as_("other_head").get(page).status_code == 404
    assert as_("head").post(page, typed).status_code == 302
    assert as_("head").post(page, typed).status_code == 409
    row.refresh_from_db()
    assert (row.stage, row.level) == ("held", "Gold")
    assert [bool(one.met_on) for one in row.criteria.all()] == [True, False]
