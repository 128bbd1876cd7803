"""All the parts of a plan, worked on in one place."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan, Reversible
from tests.query_budget import assert_within, queries_of


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/edit/"


def _children(world):
    return list(Element.objects.filter(parent=world.strand).order_by("order").values_list("title", flat=True))


def _typed(page, **words):
    """Return what the whole page posts, with other words in some lines."""
    posted = {}
    for row in page.context["page"].rows:
        posted |= {f"title-{row.ref}": row.title, f"number-{row.ref}": row.printed, f"drawn-{row.ref}": row.mark}
    return posted | words


def _by_script(client, address, **posted):
    return client.post(address, posted, headers={"HX-Request": "true"})


def test_every_part_is_typed_in_where_it_stands_and_one_shows_its_tools(as_, world, address):
    page = as_("governance").get(address, {"at": world.aim.ref}).content.decode()
    assert f'name="title-{world.aim.ref}"' in page
    assert f"../../part/{world.aim.ref}/words/?then=outline" in page
    assert f"../../part/{world.strand.ref}/words/" not in page
    assert f"../add/?under={world.aim.ref}" not in page, "the plan has no level below an aim"


def test_parts_move_up_and_down_and_the_page_comes_back_to_them(as_, world, address, chief):
    second = operations.add_element(plan=world.plan, under=world.strand, title="Second", by=chief)
    answer = as_("chief").post(address, {"up": second.ref})
    assert answer.headers["Location"] == f"{address}#part-{second.ref}"
    assert _children(world) == ["Second", world.aim.title]
    as_("chief").post(address, {"down": second.ref})
    assert _children(world) == [world.aim.title, "Second"]


def test_without_scripts_every_line_that_was_typed_is_saved_with_the_deed(as_, world, address, chief):
    second = operations.add_element(plan=world.plan, under=world.strand, title="Second", by=chief)
    client = as_("chief")
    typed = _typed(client.get(address), **{f"title-{world.aim.ref}": "New  words", "out": second.ref})
    assert client.post(address, typed).status_code == 302
    assert Element.objects.get(pk=world.aim.pk).title == "New words"
    second.refresh_from_db()
    assert (second.parent, second.depth, second.order) == (None, 1, 2)


def test_an_edit_by_script_is_answered_with_its_line_alone(as_, world, address):
    client = as_("chief")
    sent = _typed(client.get(address))
    answer = _by_script(client, address, **sent | {f"title-{world.aim.ref}": "Safe and well"})
    assert [row.ref for row in answer.context["lines"]] == [world.aim.ref]
    assert "<html" not in answer.content.decode()
    assert "Undo changing the words of 1.1 Safe and well" in answer.content.decode()


def test_a_move_by_script_is_answered_with_its_place_and_every_line_whose_number_changed(as_, world, address, chief):
    made = [operations.add_element(plan=world.plan, under=world.strand, title=f"Part {n}", by=chief) for n in (2, 3)]
    answer = _by_script(as_("chief"), address, up=made[1].ref)
    assert [(part, under, after) for part, under, after, _ in answer.context["places"]] == [
        (made[1], world.strand.ref, world.aim.ref)
    ]
    assert [row.number for row in answer.context["lines"]] == ["1.2", "1.3"]


def test_parts_go_in_out_and_where_they_are_dropped(as_, world, address, chief):
    place = operations.add_element(plan=world.plan, title="Place", by=chief)
    client = as_("chief")
    _by_script(client, address, **{"in": place.ref})
    assert _children(world) == [world.aim.title, "Place"]
    _by_script(client, address, place=place.ref, place_before=world.aim.ref)
    assert _children(world) == ["Place", world.aim.title]
    _by_script(client, address, out=place.ref)
    _by_script(client, address, place=place.ref, place_before=world.strand.ref)
    assert list(world.plan.elements.filter(depth=1).order_by("order")) == [place, world.strand]


def test_a_part_is_added_after_another_and_comes_as_a_line(as_, world, address):
    answer = _by_script(as_("chief"), address, add=f"after:{world.aim.ref}", **{"title-new": "A nurse"})
    [(part, under, after, rows)] = answer.context["places"]
    assert (part.title, under, after, len(rows)) == ("A nurse", world.strand.ref, world.aim.ref, 1)


def test_two_people_see_both_texts_in_the_line_and_nothing_is_overwritten(as_, world, address, chief):
    client = as_("chief")
    sent = _typed(client.get(address), **{f"title-{world.aim.ref}": "Mine"})
    operations.revise_element(element=world.aim, title="Theirs", by=world.people["governance"])
    answer = _by_script(client, address, **sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Theirs" in page
    assert ">Mine</textarea>" in page
    assert Element.objects.get(pk=world.aim.pk).title == "Theirs"
    kept = client.post(address, sent)
    assert kept.status_code == 409, "without scripts the whole page comes back with the choice"
    row = next(row for row in kept.context["page"].rows if row.ref == world.aim.ref)
    client.post(address, sent | {f"drawn-{world.aim.ref}": row.mark})
    assert Element.objects.get(pk=world.aim.pk).title == "Mine"


def test_theirs_is_taken_by_leaving_mine(as_, world, address):
    client = as_("chief")
    sent = _typed(client.get(address), **{f"title-{world.aim.ref}": "Mine", "theirs": world.aim.ref})
    operations.revise_element(element=world.aim, title="Theirs", by=world.people["governance"])
    assert client.post(address, sent).status_code == 302
    assert Element.objects.get(pk=world.aim.pk).title == "Theirs"


def test_what_another_changed_beside_the_words_is_no_quarrel(as_, world, address):
    client = as_("chief")
    sent = _typed(client.get(address), **{f"title-{world.aim.ref}": "Mine"})
    operations.set_cell(element=world.aim, column="success", text="More", by=world.people["governance"])
    assert _by_script(client, address, **sent).status_code == 200
    aim = Element.objects.get(pk=world.aim.pk)
    assert (aim.title, aim.cells["success"]) == ("Mine", "More")


def test_a_move_under_a_part_that_went_is_explained(as_, world, address, chief):
    place = operations.add_element(plan=world.plan, title="Place", by=chief)
    operations.remove_element(element=world.strand, by=world.people["governance"])
    answer = _by_script(as_("chief"), address, place=place.ref, place_under=world.strand.ref)
    assert answer.status_code == 422
    assert "was taken out of the plan since you opened this page" in answer.context["refused"]


@pytest.mark.parametrize(("title", "says"), [("", "The title is missing."), ("x" * 301, "300 is the most")])
def test_words_that_cannot_be_kept_stay_in_the_line_with_the_reason(as_, world, address, title, says):
    client = as_("chief")
    answer = client.post(address, _typed(client.get(address), **{f"title-{world.aim.ref}": title}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Element.objects.get(pk=world.aim.pk).title == world.aim.title


def test_ones_last_change_is_undone_and_it_says_what_that_was(as_, world, address, chief):
    operations.remove_element(element=world.aim, by=chief)
    client = as_("chief")
    page = client.get(address)
    assert "Undo taking out 1.1 Every child" in page.content.decode()
    answer = _by_script(client, address, undo=page.context["last"].ref)
    assert "Undone: taking out 1.1" in answer.context["says"]
    assert [part for part, *_ in answer.context["places"]] == [world.aim]
    assert _children(world) == [world.aim.title]


def test_nobody_is_offered_to_undo_what_another_did(as_, world, address, chief):
    operations.remove_element(element=world.aim, by=chief)
    page = as_("governance").get(address)
    assert page.context["last"] is None
    ref = Reversible.objects.get(by=chief).ref
    assert "undone already" in _by_script(as_("governance"), address, undo=ref).context["refused"]


def test_what_was_taken_out_is_listed_once_with_what_went_with_it(as_, world, address, chief):
    operations.remove_element(element=world.strand, by=chief)
    page = as_("chief").get(address)
    assert [(one.element, one.with_it) for one in page.context["page"].skeleton.removed] == [(world.strand, 1)]
    assert "Bring back" in page.content.decode()


def test_numbers_that_differ_from_the_count_are_shown_beside_it(as_, world, address, chief):
    operations.revise_element(element=world.aim, number="1.7", by=chief)
    page = as_("chief").get(address).content.decode()
    assert "counted 1.1" in page
    assert "Printed as 1.7; counted, it is 1.1." in page


def test_a_draft_says_so_and_offers_to_go_live(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(state="draft")
    assert "Make it live" in as_("chief").get(address).content.decode()


@pytest.mark.parametrize("ref", ["nothing", "' OR 1=1", "x" * 500, ""])
def test_a_part_that_is_not_there_cannot_be_moved(as_, address, ref):
    assert as_("chief").post(address, {"up": ref}).status_code == (422 if ref else 302)


def test_a_part_of_another_plan_cannot_be_moved_from_here(as_, world, address):
    answer = as_("chief").post(address, {"up": world.priority.ref, f"title-{world.priority.ref}": "Stolen"})
    assert answer.status_code == 422
    assert not Element.objects.filter(title="Stolen").exists()


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "trustee", "service"])
def test_the_trusts_plan_is_worked_on_by_those_who_may_everywhere(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_a_head_works_on_their_own_schools_plan_and_no_other(as_, world):
    address = f"/harbour/plan/{world.school_plan.ref}/edit/"
    assert as_("head").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404
    assert as_("other_head").post(address, {"up": world.priority.ref}).status_code == 404


def test_two_thousand_parts_cost_no_more_questions_than_two(as_, world, address):
    client = as_("chief")
    few = len(queries_of(lambda: client.get(address)))
    tops = Element.objects.bulk_create(
        Element(plan=world.plan, depth=1, order=n, title=f"Strand {n}") for n in range(2, 42)
    )
    Element.objects.bulk_create(
        Element(plan=world.plan, parent=top, depth=2, order=n, title=f"Aim {n}") for top in tops for n in range(50)
    )
    assert assert_within(12, lambda: client.get(address)) == few
    assert assert_within(12, lambda: client.get(address, {"open": "all"})) == few


def test_a_long_plan_is_opened_strand_by_strand(as_, world, address):
    Element.objects.bulk_create(
        Element(plan=world.plan, parent=world.strand, depth=2, order=n, title=f"Aim {n}") for n in range(2, 400)
    )
    client = as_("chief")
    shut = client.get(address)
    assert [row.folded for row in shut.context["page"].rows] == [399]
    opened = client.get(address, {"open": world.strand.ref})
    assert len(opened.context["page"].rows) == 400
