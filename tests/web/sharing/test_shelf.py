"""The shelf."""

PAGE = "/harbour/shared/"


def test_every_school_finds_it_by_its_words_and_nobody_elses(as_, practice):
    assert "Morning calls" in as_("governor").get(PAGE, {"q": "ring attend"}).content.decode()
    assert "Morning calls" not in as_("governor").get(PAGE, {"q": "chemistry"}).content.decode()
    assert as_("stranger").get(PAGE).status_code == 404


def test_it_costs_the_same_however_much_is_on_it(as_, world, practice, django_assert_max_num_queries):
    client = as_("governance")
    with django_assert_max_num_queries(12):
        client.get(PAGE)
