"""Records of other parts that show pieces of a phase's work."""

import datetime as dt
from typing import get_args

from goldenthread.features.assurance.models import Review
from goldenthread.features.improvement import operations
from goldenthread.features.improvement.ladder_shapes import Record
from goldenthread.features.improvement.models import WorkRecord
from goldenthread.features.improvement.queries.records import CALLED, EVERY
from goldenthread.features.members.models import Audit
from goldenthread.features.organisations import operations as organising
from goldenthread.features.plans import operations as plans
from goldenthread.features.sharing import operations as sharing
from goldenthread.features.sharing.models import Offer, StoryPlace
from goldenthread.web.improvement.kept_at import OF_SCHOOL, PAGES
from tests.features.reviews.days import day

DAY = dt.date(2026, 10, 5)


def review_of(school, **facts):
    return Review.objects.create(
        trust=school.trust,
        school=school,
        **{"kind": "audit", "title": "Budget and curriculum audit", "stage": "reported", "held_on": DAY, **facts},
    )


def test_one_record_serves_every_item_that_it_shows_and_only_once(as_, stabilised, item):
    review_of(stabilised)
    page = f"/harbour/improvement/school/{stabilised.ref}/records/"
    assert as_("head").post(page).status_code == 302
    assert as_("head").post(page).status_code == 302
    record = WorkRecord.objects.get()
    served = sorted(one.item for one in record.items.all())
    assert served == ["budgets-audited", "curriculum-audited-for-what-it-costs-and"]
    assert {one.state for one in record.items.all()} == {"done"}
    text = as_("education").get(f"/harbour/improvement/item/{item('budgets-audited').ref}/").content.decode()
    assert "Shown by the records: Budget and curriculum audit" in text
    assert "A review or an audit that was reported, about budget or finance" in text


def test_an_older_record_an_open_one_and_another_schools_show_nothing(as_, stabilised, world, item):
    review_of(stabilised, held_on=dt.date(2026, 8, 20))
    review_of(stabilised, stage="planned")
    review_of(world.marsh_lane)
    audit = Audit.objects.create(
        trust=world.trust, kind="skills", title="Skills", document={}, opened_on=DAY, due_on=DAY
    )
    assert audit.closed_on is None
    as_("head").post(f"/harbour/improvement/school/{stabilised.ref}/records/")
    assert WorkRecord.objects.count() == 0


def test_a_done_action_a_plan_and_how_the_team_works_show_items_too(as_, stabilised, world, ladder, item):
    action = plans.add_action(element=world.priority, title="Hold an open evening", by=world.people["head"])
    operations.set_mode(
        school=stabilised, ladder=ladder, function="Teaching and learning", mode="directs", because="It joined.",
        from_on=DAY, by=None,
    )  # fmt: skip
    as_("head").post(f"/harbour/improvement/school/{stabilised.ref}/records/")
    assert item("an-open-evening").state == "open"
    assert item("the-central-team-directs").confirmed_on == DAY
    type(action).objects.filter(pk=action.pk).update(status="done", done_on=DAY)
    as_("head").post(f"/harbour/improvement/school/{stabilised.ref}/records/")
    assert item("an-open-evening").state == "done"


def test_what_the_trust_holds_and_days_together_show_items_and_a_part_confirms_nothing(as_, stabilised, world, item):
    organising.hold_freedom(
        school=stabilised, key="targets", is_held=True, reason="In Stabilise.", decided_by="Trust Board", since=DAY,
        by=None,
    )  # fmt: skip
    event = day(world, "Staying safe online: for staff", on="2026-10-05")
    type(event).objects.filter(pk=event.pk).update(told_on=DAY)
    action = plans.add_action(element=world.priority, title="Online safety strategy", by=world.people["head"])
    type(action).objects.filter(pk=action.pk).update(status="done", done_on=DAY)
    as_("head").post(f"/harbour/improvement/school/{stabilised.ref}/records/")
    assert item("governance-and-appraisal-directed").confirmed_on == DAY
    online = item("staying-safe-on-line")
    assert (online.records.count(), online.state) == (2, "open")
    assert item("pupils-with-send-identified").confirmed_on is None


def test_others_find_no_such_page(as_, stabilised):
    for who in ("trustee", "stranger"):
        assert as_(who).post(f"/harbour/improvement/school/{stabilised.ref}/records/").status_code == 404


def test_why_a_record_counts_is_said_and_one_that_shows_nothing_is_refused_for_good(as_, stabilised, item):
    review_of(stabilised)
    page = f"/harbour/improvement/school/{stabilised.ref}/records/"
    as_("head").post(page)
    row = item("budgets-audited")
    address, record = f"/harbour/improvement/item/{row.ref}/", WorkRecord.objects.get()
    assert "Counted because its words speak of “budget”." in as_("head").get(address).content.decode()
    assert as_("head").post(address, {"deed": "refuse", "record": record.ref}).status_code == 422
    refusal = {"deed": "refuse", "record": record.ref, "because": "It looked at the canteen's budget."}
    assert as_("stranger").post(address, refusal).status_code == 404
    as_("head").post(address, refusal)
    as_("head").post(page)
    row.refresh_from_db()
    assert (row.state, row.confirmed_on, row.records.count()) == ("open", None, 0)
    assert [one.item for one in record.items.all()] == ["curriculum-audited-for-what-it-costs-and"]


def test_what_a_school_gives_and_takes_on_shows_items_of_the_last_phases(as_, world, ladder, board, item):
    school, by = world.haven_high, world.people["governance"]
    operations.move_school(
        school=school, ladder=ladder, to="sustain", from_on=dt.date(2026, 10, 1), body=board, reason="So.", by=None
    )
    lead = plans.begin_undertaking(
        trust=world.trust, kind="seat", title="A seat on the county’s forum", school=school, by=by,
        answers={"whose": "The county’s", "who": "The head", "reach": "Nearby"},
    )  # fmt: skip
    plans.open_undertaking(undertaking=lead, by=by)
    story = sharing.tell_story(trust=world.trust, title="Reading aloud", text="Every morning.", school=school, by=by)
    type(story).objects.filter(pk=story.pk).update(ready_on=DAY)
    StoryPlace.objects.create(story=story, channel="press", on=DAY)
    Offer.objects.create(
        trust=world.trust, kind="resource", title="Our literacy strategy", says="All of it", school=school,
        offered_on=DAY,
    )  # fmt: skip
    as_("head").post(f"/harbour/improvement/school/{school.ref}/records/")
    shown = {one.item for record in WorkRecord.objects.all() for one in record.items.all()}
    assert shown == {
        "seats-held-on-boards-outside-the-trust", "the-trust-better-known-here-and-nationally",
        "the-trusts-marketing-tells-of-excellent-practice", "literacy-strategy-settled-and-shared-across-the",
    }  # fmt: skip
    page = as_("head").get(f"/harbour/improvement/item/{item('the-trust-better-known').ref}/").content.decode()
    assert f'href="/harbour/shared/stories/{story.ref}/"' in page
    assert 'href="/harbour/shared/stories/"' in page


def test_a_bid_shows_that_money_was_won_only_once_it_was_won(as_, world, ladder, board, item):
    school, by = world.haven_high, world.people["governance"]
    operations.move_school(
        school=school, ladder=ladder, to="sustain", from_on=dt.date(2026, 10, 1), body=board, reason="So.", by=None
    )
    answers = {"to": "A fund", "what_for": "Reading", "came": "Not won"}
    bid = plans.begin_undertaking(
        trust=world.trust, kind="bid", title="A reading room", school=school, by=by, answers=answers
    )
    plans.open_undertaking(undertaking=bid, by=by)
    page = f"/harbour/improvement/school/{school.ref}/records/"
    as_("head").post(page)
    assert item("pilots-won").confirmed_on is None
    bid.answers.filter(question="came").update(text="Won in part")
    as_("head").post(page)
    assert item("pilots-won").confirmed_on is not None


def test_every_kind_of_record_has_a_name_and_a_place_where_it_is_kept():
    assert set(CALLED) == set(EVERY) == set(get_args(Record)) == {*PAGES, *OF_SCHOOL, "consultation"}
