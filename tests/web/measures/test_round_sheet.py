"""The sheet of a round, to be filled in a spreadsheet."""

from tests.web.measures.rounds_of import opened


def test_it_names_what_is_asked_for_and_comes_back_as_a_paste(world, as_):
    world.marsh_lane.name = "=Marsh Lane"
    world.marsh_lane.save()
    found = opened(world)
    answer = as_("data").get(f"/harbour/measures/rounds/{found.ref}/sheet/")
    sheet = answer.content.decode("utf-8-sig")
    assert answer["Content-Disposition"] == 'attachment; filename="summer-figures.csv"'
    assert sheet.splitlines()[0] == "School,URN,Attendance: how many,Attendance: out of"
    assert "'=Marsh Lane" in sheet


def test_a_head_takes_their_own_row(world, as_):
    found = opened(world)
    sheet = as_("head").get(f"/harbour/measures/rounds/{found.ref}/sheet/").content.decode("utf-8-sig")
    assert len(sheet.splitlines()) == 2
    assert as_("stranger").get(f"/harbour/measures/rounds/{found.ref}/sheet/").status_code == 404
