"""Saying a risk otherwise."""

from goldenthread.features.trail.models import Entry

TYPED = {"title": "The roof leaks", "kind": "estates", "response": "treat", "revision": "2"}


def page_of(risk):
    return f"/harbour/risks/risk/{risk.ref}/edit/"


def test_words_change_and_the_trail_keeps_what_they_were(as_, risk):
    assert as_("head").post(page_of(risk), TYPED).status_code == 302
    risk.refresh_from_db()
    assert risk.title == "The roof leaks"
    assert Entry.objects.get(did="changed a risk").before["title"] == "The sports hall roof fails"


def test_two_people_at_once_lose_nothing(as_, risk):
    as_("head").post(page_of(risk), TYPED)
    late = as_("chief").post(page_of(risk), TYPED | {"title": "The roof may fall"})
    assert late.status_code == 409
    assert "The roof may fall" in late.content.decode()


def test_whoever_only_reads_cannot_change_it(as_, risk):
    assert as_("governor").post(page_of(risk), TYPED).status_code == 404
