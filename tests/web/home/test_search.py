"""Search finds parts of plans, measures and schools within the reader's reach."""


def found(client, words):
    return client.get("/harbour/search/", {"q": words}).content.decode()


def test_every_word_has_to_occur(as_, world):
    chief = as_("chief")
    assert world.aim.title in found(chief, "child learn")
    assert world.aim.title not in found(chief, "child budget")


def test_an_aim_is_found_by_its_number(as_, world):
    assert world.aim.title in found(as_("chief"), "1.1")


def test_measures_and_schools_are_found_too(as_):
    chief = as_("chief")
    assert "1 found for “Attend" in found(chief, "Attendance") or "Attendance" in found(chief, "Attendance")
    assert "Haven High" in found(chief, "haven")


def test_another_schools_plan_is_not_found(as_, world):
    assert world.priority.title in found(as_("head"), "wellbeing")
    assert world.priority.title not in found(as_("other_head"), "wellbeing")


def test_it_says_so_when_nothing_is_found_and_keeps_what_was_typed(as_):
    page = found(as_("chief"), "<script>zebra</script>")
    assert "Nothing found" in page
    assert "<script>zebra" not in page


def test_a_stranger_does_not_search(as_):
    assert as_("stranger").get("/harbour/search/?q=child").status_code == 404
