"""Choosing the columns that print beneath one top part, and heading them there."""

import pytest

from goldenthread.domain.plans import plan_diff
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Column, Element, Level, Plan
from goldenthread.features.plans.queries.agreed.versions import as_it_stands
from tests.features.reports.publishing import paper_of
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    level = world.plan.levels.get(depth=2)
    Column.objects.create(level=level, key="risks", name="Dependencies and risks", meaning="risks", order=2)
    return f"/harbour/plan/part/{world.strand.ref}/own-columns/"


def chosen(client, address, **typed):
    return client.post(address, drawn(client.get(address)) | {"prints_2_risks": ""} | typed)


def test_a_column_that_does_not_print_is_kept_behind(as_, world, address):
    client = as_("governance")
    Element.objects.filter(pk=world.aim.pk).update(cells=world.aim.cells | {"risks": "Time is short."})
    assert chosen(client, address).status_code == 302
    outline = client.get(f"/harbour/plan/{world.plan.ref}/?columns=shown").content.decode()
    assert "Time is short." not in outline
    thread = client.get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    assert "Kept, and not printed here" in thread
    assert "Time is short." in thread
    form = client.get(f"/harbour/plan/part/{world.aim.ref}/columns/").content.decode()
    assert "Dependencies and risks, kept and not printed here" in form


def test_a_heading_of_its_own_stands_on_pages_papers_and_versions(as_, world, address):
    chosen(as_("chief"), address, heading_2_success="Our KPIs")
    assert "Our KPIs" in as_("chief").get(f"/harbour/plan/{world.plan.ref}/?columns=shown").content.decode()
    part = next(one for one in paper_of(world)["parts"] if one["ref"] == world.aim.ref)
    assert [name for _, name, _ in part["cells"]] == ["Our KPIs"]
    frozen = as_it_stands(Plan.objects.get(pk=world.plan.pk))
    aim = next(one for one in frozen.parts if one.ref == world.aim.ref)
    assert [column.name for column in frozen.printed(aim)] == ["Our KPIs"]


def test_a_comparison_tells_which_columns_print_where(world, address):
    before = as_it_stands(Plan.objects.get(pk=world.plan.pk))
    operations.choose_columns(top=world.strand, printed={2: [("success", "Our KPIs")]}, by=world.people["chief"])
    after = as_it_stands(Plan.objects.get(pk=world.plan.pk))
    changed = [one for one in plan_diff.compare(before, after).about if one.heading == "Columns"]
    assert [f"Aims of {world.strand}: Our KPIs" in one.after for one in changed] == [True]


def test_a_comparison_tells_what_lives_by_a_value_and_which_facts_clash(world, address):
    chief = world.people["chief"]
    value = operations.add_statement(plan=world.plan, kind="value", text="Kindness.", by=chief)
    one, other = (
        operations.add_statement(plan=world.plan, kind="context", text=text, by=chief) for text in ("5 %.", "6 %.")
    )
    before = as_it_stands(Plan.objects.get(pk=world.plan.pk))
    operations.live_by(statement=value, parts=[world.aim], by=chief)
    operations.mark_clash(fact=one, other=other, by=chief)
    found = plan_diff.compare(before, as_it_stands(Plan.objects.get(pk=world.plan.pk)))
    assert [one.after for one in found.about if one.heading == "What lives by what"] == [f"Kindness.: {world.aim}"]
    assert [change.after.clash for change in found.statements] == ["6 %.", "5 %."]


def test_home_and_the_thread_stand_with_columns_of_ones_own(as_, world, address):
    chosen(as_("chief"), address)
    for page in ("/harbour/", "/harbour/plan/", f"/harbour/plan/part/{world.aim.ref}/"):
        assert as_("chief").get(page).status_code == 200


def test_all_ticked_and_headed_as_everywhere_is_no_choice(as_, world, address):
    client = as_("chief")
    chosen(client, address)
    client.post(address, drawn(client.get(address)) | {"prints_2_risks": "on"})
    assert world.plan.levels.get(depth=2).own_columns == {}


def test_what_is_empty_is_listed(as_, world, address):
    page = as_("chief").get(address)
    columns = {one.key: one for level in page.context["form"].found for one in level.columns}
    assert [part.element for part in columns["risks"].empty] == [world.aim]
    assert (
        "Nothing yet: Dependencies and risks"
        in as_("chief").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    )


def test_setting_the_levels_keeps_the_choice(as_, world, address):
    client = as_("chief")
    chosen(client, address)
    levels = f"/harbour/plan/{world.plan.ref}/levels/"
    assert client.post(levels, drawn(client.get(levels), one_2="Objective")).status_code == 302
    assert Level.objects.get(plan=world.plan, depth=2).own_columns == {world.strand.ref: [["success", ""]]}


def test_only_a_top_part_has_columns_of_its_own(as_, world, address):
    assert as_("chief").get(address.replace(world.strand.ref, world.aim.ref)).status_code == 404


def test_two_people_see_both_choices(as_, world, address):
    client = as_("chief")
    mine = drawn(client.get(address)) | {"heading_2_success": "Mine"}
    operations.choose_columns(top=world.strand, printed={2: [("success", "Theirs")]}, by=world.people["governance"])
    answer = client.post(address, mine)
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()


def test_a_heading_that_is_too_long_is_refused(as_, address):
    assert chosen(as_("chief"), address, heading_2_success="x" * 130).status_code == 422


@pytest.mark.parametrize("who", ["head", "stranger"])
def test_who_may_not_change_the_plan_finds_nothing(as_, address, who):
    assert as_(who).get(address).status_code == 404
