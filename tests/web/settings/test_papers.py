"""What the headings of papers were said to mean is listed, and forgotten."""

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import ToldHeadings

PAGE = "/harbour/settings/papers/"


def test_what_was_said_of_headings_is_listed_and_forgotten_by_who_sets_the_trust_up(as_, world):
    told = {"worry | who minds it": ["title", "owner"]}
    operations.remember_headings(trust=world.trust, kind="register", told=told, by=None)
    page = as_("administrator").get(PAGE).content.decode()
    assert all(words in page for words in ("Risk registers", "who minds it", "Who owns it"))
    row = ToldHeadings.objects.get()
    assert as_("head").post(PAGE, {"forget": row.pk}).status_code == 404
    assert as_("stranger").get(PAGE).status_code == 404
    assert as_("administrator").post(PAGE, {"forget": "none"}).status_code == 404
    assert as_("administrator").post(PAGE, {"forget": row.pk}).status_code == 302
    assert not ToldHeadings.objects.exists()
    assert "Nothing was said" in as_("administrator").get(PAGE).content.decode()
