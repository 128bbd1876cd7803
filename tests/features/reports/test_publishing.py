"""Publishing a plan: what is frozen is what was chosen, and what was kept inside is nowhere in it."""

import json

import pytest

from goldenthread.features.plans import operations as plans
from goldenthread.features.plans.models import Element, Plan, Statement
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Publication
from goldenthread.features.trail.models import Entry
from tests.features.reports.publishing import ADOPTED, published, shown


def words_of(publication):
    return json.dumps(publication.frozen, ensure_ascii=False)


def test_parts_columns_and_statements_kept_inside_are_nowhere_in_what_is_frozen(world):
    Element.objects.create(plan=world.plan, parent=world.aim, depth=3, title="Beneath the aim")
    vision = Statement.objects.get(plan=world.plan)
    assert "Every child safe" in words_of(published(world))
    frozen = words_of(
        published(world, parts=(world.aim.ref,), columns=("2:success",), statements=(vision.ref,))
    )  # fmt: skip
    for inside in ("Every child safe", "Beneath the aim", "A strategy in every school", "Schools that work as one"):
        assert inside not in frozen


@pytest.mark.parametrize("tag", ["internal", "Confidential"])
def test_what_is_marked_internal_is_never_published(world, tag):
    Element.objects.filter(pk=world.aim.pk).update(tags=[tag])
    assert "Every child safe" not in words_of(published(world))


def test_a_column_that_no_level_names_is_never_published(world):
    Element.objects.filter(pk=world.aim.pk).update(cells={"success": "Seen", "left-over": "Nobody’s business"})
    frozen = words_of(published(world))
    assert "Seen" in frozen
    assert "Nobody’s business" not in frozen


def test_people_progress_and_agreement_are_shown_only_where_chosen(world):
    chief = world.people["chief"]
    plans.assign(element=world.aim, post=world.posts["education"], by=chief)
    plans.give_progress(element=world.aim, status="off track", said="Late.", by=chief)
    Plan.objects.filter(pk=world.plan.pk).update(control={"Drafted by": "A small group"})
    frozen = words_of(published(world))
    for inside in ("Director of education", "off track", "Late.", "A small group"):
        assert inside not in frozen
    frozen = words_of(published(world, with_people=True, with_progress=True, with_control=True))
    for chosen in ("Director of education", "off track", "A small group"):
        assert chosen in frozen
    assert "Late." not in frozen


def test_where_only_the_summary_is_chosen_not_even_what_is_frozen_holds_the_rest(world):
    frozen = words_of(published(world, renditions=("summary",)))
    assert "Every child safe" in frozen
    assert "A strategy in every school" not in frozen


@pytest.mark.parametrize(
    ("facts", "says"),
    [({"state": "draft"}, "A draft cannot"), ({"state": "ended"}, "ended cannot"), ({"adopted_on": None}, "adopted")],
)
def test_only_a_plan_in_force_that_was_adopted_is_published(world, facts, says):
    Plan.objects.filter(pk=world.plan.pk).update(**{"adopted_on": ADOPTED} | facts)
    frozen, choices = shown(world)
    world.plan.refresh_from_db()
    with pytest.raises(operations.NotPublishable, match=says):
        operations.publish(plan=world.plan, frozen=frozen, choices=choices, by=world.people["chief"])
    assert not Publication.objects.exists()


def test_a_guide_of_more_than_a_side_is_refused_and_fits_without(world):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": " ".join(["safe"] * 1500)})
    with pytest.raises(operations.NotPublishable, match="no line has more than"):
        published(world)
    assert published(world, renditions=("full",)).number == 1


@pytest.mark.parametrize(
    "words", ["Ask Ann Elliott.", "ann  elliott leads", "ann@harbour.example", "Ring 01632 960 123."]
)
def test_nothing_public_names_a_person_or_says_how_to_reach_one(world, words):
    world.people["head"].name = "Ann Elliott"
    world.people["head"].save()
    Element.objects.filter(pk=world.aim.pk).update(text=words)
    with pytest.raises(operations.NotPublishable, match="in Aim 1"):
        published(world)
    assert published(world, parts=(world.aim.ref,)).number == 1
    assert published(world, audience="staff").audience == "staff"


def test_a_number_of_pupils_or_money_is_no_telephone_number(world):
    Element.objects.filter(pk=world.aim.pk).update(
        text="From 2025 to 2030, £1,250,000 for 10,432 pupils, URN 990001."
    )
    assert published(world)


def test_publishing_again_stands_in_place_of_what_the_audience_saw(world):
    first, staff = published(world), published(world, audience="staff")
    Element.objects.filter(pk=world.aim.pk).update(title="A new title")
    second = published(world)
    assert [one.number for one in Publication.objects.filter(withdrawn_at=None).order_by("number")] == [2, 3]
    first.refresh_from_db()
    assert first.withdrawn_at
    assert "A new title" not in words_of(first) + words_of(staff)
    assert "A new title" in words_of(second)


def test_each_deed_leaves_its_entry_on_the_trail(world):
    operations.withdraw(publication=published(world), by=world.people["chief"])
    did = list(Entry.objects.filter(ref=world.plan.ref).order_by("number").values_list("did", flat=True))
    assert did == ["published the plan", "took a published plan back"]
