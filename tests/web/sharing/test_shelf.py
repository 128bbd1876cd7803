"""The shelf."""

PAGE = "/harbour/shared/"


def test_every_school_finds_it_by_its_words_and_nobody_elses(as_, practice, django_assert_max_num_queries):
    assert "Morning calls" in as_("governor").get(PAGE, {"q": "ring attend"}).content.decode()
    assert "Morning calls" not in as_("governor").get(PAGE, {"q": "chemistry"}).content.decode()
    assert as_("stranger").get(PAGE).status_code == 404
    client = as_("governance")
    with django_assert_max_num_queries(12):
        client.get(PAGE)
