"""Drawing by lot, so that anybody can draw the same again."""

from goldenthread.domain.sampling import draw
from goldenthread.features.assurance.models import Sample
from tests.features.documents.registered import registered

PAGE = "/harbour/assurance/samples/new/"


def typed(world, **others):
    return {
        "place": world.haven_high.ref, "title": "Lines of the record", "looks_for": "", "listed": "1\n2\n3\n4\n5",
        "size": "2", "seed": "", **others,
    }  # fmt: skip


def test_the_draw_follows_from_the_list_and_the_seed_that_are_kept(as_, world):
    assert as_("head").post(PAGE, typed(world)).status_code == 302
    row = Sample.objects.get()
    assert [one.name for one in row.drawn.all()] == draw(row.listed, 2, row.seed)
    assert row.seed


def test_more_than_there_is_cannot_be_drawn(as_, world):
    assert as_("head").post(PAGE, typed(world, size="9")).status_code == 422
    assert as_("head").post(PAGE, typed(world, place=world.marsh_lane.ref)).status_code == 422


def test_answers_of_a_sheet_are_drawn_for_a_second_look(as_, world, answered):
    row = answered(world.haven_high)
    page = as_("education").get(f"{PAGE}?about=check:{row.ref}").content.decode()
    assert "Both registers were closed on time" in page


def test_how_consistently_a_routine_is_kept_stands_beside_it_school_by_school(as_, world):
    routine = registered(world, title="How a lesson begins")
    page = f"/harbour/documents/{routine.ref}/"
    assert f"about=document:{routine.ref}" in as_("education").get(page).content.decode()
    for met in (1, 3):
        drawn = typed(world, document=routine.ref, size="4", title="Lessons", listed="Room 1\nRoom 2\nRoom 3\nRoom 4")
        as_("education").post(PAGE, drawn)
        row = Sample.objects.first()
        found = {f"found_{one.order}": "yes" if one.order <= met else "no" for one in row.drawn.all()}
        as_("education").post(f"/harbour/assurance/sample/{row.ref}/", found)
    shown = as_("governor").get(page).content.decode()
    assert "<b>75&nbsp;%</b>" in shown
    assert "3 of 4 as they should be · 25&nbsp;% the time before" in shown
    assert "75&nbsp;%" not in as_("other_head").get(page).content.decode()
