"""Making a kind of report out of ready sections."""

from goldenthread.features.reports.models import Design
from tests.features.reports.drawing import figures

ADDRESS = "/harbour/reports/kinds/new/"
TYPED = {
    "title": "Half-term note", "of": "school", "audience": "local body", "plan_place": "2", "exceptions_place": "1",
    "words0_place": "3", "words0_title": "Music", "words0_asks": "What was played?", "words0_secret": "on",
}  # fmt: skip


def test_sections_stand_in_the_order_of_their_places(world, as_):
    assert as_("governance").post(ADDRESS, TYPED).status_code == 302
    design = Design.objects.get()
    assert [one["section"] for one in design.sections] == ["exceptions", "plan", "words"]
    assert (design.sections[2]["title"], design.sections[2]["confidential"]) == ("Music", True)
    assert as_("head").get(f"/harbour/reports/new/own-{design.ref}/").status_code == 200


def test_it_can_be_looked_at_before_it_is_kept(world, as_):
    figures(world)
    page = as_("governance").post(ADDRESS, TYPED | {"look": "1"}).content.decode()
    assert "As it would be today" in page
    assert "What was played?" in page
    assert not Design.objects.exists()


def test_what_could_not_be_drawn_is_refused_in_words_and_nothing_typed_is_lost(as_):
    client = as_("governance")
    answer = client.post(ADDRESS, TYPED | {"words0_title": "", "areas_place": "4"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "needs a title" in page
    assert "no section that such a report can have" in page
    assert "What was played?" in page
    assert client.post(ADDRESS, {"title": "Empty", "of": "trust", "audience": "board"}).status_code == 422


def test_one_of_the_ready_made_can_be_begun_with(as_):
    page = as_("chief").get(f"{ADDRESS}?from=board-pack").content.decode()
    assert 'name="summary_place" value="1"' in page
