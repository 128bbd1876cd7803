"""Recording what was done, once, for every item that it serves."""

from goldenthread.features.improvement.models import WorkRecord


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/record/"


def typed(*items, **other):
    return {
        "items": [row.ref for row in items], "said": "One audit, eleven gaps.", "done_on": "2026-11-20",
        "is_done": "yes", **other,
    }  # fmt: skip


def test_one_record_satisfies_several_items(as_, stabilised, item):
    one, other = item("safeguarding-audited"), item("safeguarding-procedures")
    assert as_("head").post(page_of(stabilised), typed(one, other)).status_code == 302
    assert {item("safeguarding-audited").state, item("safeguarding-procedures").state} == {"done"}
    assert WorkRecord.objects.get().items.count() == 2


def test_a_standing_item_is_confirmed_and_never_closed(as_, stabilised, item):
    standing = item("everything-done-can-be-traced")
    as_("head").post(page_of(stabilised), typed(standing))
    standing.refresh_from_db()
    assert (standing.state, str(standing.confirmed_on)) == ("open", "2026-11-20")


def test_what_serves_nothing_or_is_still_to_come_is_refused(as_, stabilised, item):
    assert as_("head").post(page_of(stabilised), typed()).status_code == 422
    later = as_("head").post(page_of(stabilised), typed(item("budgets-audited"), done_on="2026-12-24"))
    assert "still to come" in later.content.decode()
    assert not WorkRecord.objects.exists()


def test_those_who_do_not_work_there_find_no_such_page(as_, stabilised):
    for who in ("governor", "other_head", "trustee", "stranger"):
        assert as_(who).get(page_of(stabilised)).status_code == 404
