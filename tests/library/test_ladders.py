"""The library's ladders hold together, and hold what they are said to hold."""

from goldenthread.features.improvement.ladder_shapes import library_ladders


def test_the_ladder_of_four_phases_is_whole():
    ladder = library_ladders()["four-phases"]
    assert [(phase.name, len(phase.items)) for phase in ladder.phases] == [
        ("Stabilise", 45), ("Repair", 43), ("Improve", 38), ("Sustain", 33),
    ]  # fmt: skip
    assert ladder.area_name("behaviour", "stabilise") == "Behaviour and safety"
    assert ladder.area_name("behaviour", "repair") == "Behaviour"


def test_there_is_one_of_nine_areas_in_four_categories_and_one_on_todays_rules():
    nine, today = library_ladders()["nine-areas"], library_ladders()["todays-rules"]
    assert (len(nine.judged), len(nine.phases)) == (9, 4)
    asked = {one.about for phase in today.phases for one in phase.criteria}
    assert "progress8" not in asked


def test_every_item_of_every_ladder_names_a_record_that_shows_it():
    without = [item.key for ladder in library_ladders().values() for item in ladder.items if not item.shown_by]
    assert without == []


def test_a_ladder_is_for_the_schools_whose_ages_it_covers():
    ladder = library_ladders()["four-phases"]
    assert ladder.suits(11, 16)
    assert ladder.suits(4, 19) is False
    assert ladder.suits(None, None) is False
