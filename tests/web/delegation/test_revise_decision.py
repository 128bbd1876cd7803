"""A line of a draft, whole."""

from goldenthread.features.delegation.models import Decision
from tests.features.delegation.schemes import adopted
from tests.web.delegation.drafts import drafted, line, parts_of

WORDS = {"title": "Agree the school’s plan", "unit": "", "number": "A1"}


def test_words_parts_and_condition_are_changed_and_nothing_is_lost(as_, world) -> None:
    draft = drafted(world)
    address = f"/harbour/who-decides/decision/{line(draft, 'school-plan').ref}/"
    wrong = as_("chief").post(address, WORDS | {"revision": draft.revision, "above": "10", "condition": "By July"})
    assert wrong.status_code == 422
    assert "of money or of days" in wrong.content.decode()
    assert "By July" in wrong.content.decode()
    told = WORDS | {"revision": draft.revision, "part_decide": ["head", "local"], "jointly": "on"}
    assert as_("chief").post(address, told).status_code == 302
    changed = line(draft, "school-plan")
    assert (changed.title, changed.jointly) == ("Agree the school’s plan", True)
    assert parts_of(draft, "school-plan") == {"head": {"decide"}, "local": {"decide"}}


def test_it_can_be_taken_out_of_a_draft_and_never_of_what_was_adopted(as_, world) -> None:
    scheme, draft = adopted(world), drafted(world)
    as_("chief").post(f"/harbour/who-decides/decision/{line(draft, 'school-plan').ref}/", {"deed": "remove"})
    assert not Decision.objects.filter(section__scheme=draft, topic="school-plan").exists()
    kept = f"/harbour/who-decides/decision/{line(scheme, 'school-plan').ref}/"
    assert as_("chief").post(kept, {"deed": "remove"}).status_code == 404
