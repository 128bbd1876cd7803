"""Taking up measures from the catalogue."""

from goldenthread.features.measures.models import Measure

PAGE = "/harbour/measures/catalogue/"


def test_what_is_ticked_becomes_the_trusts_own(world, as_) -> None:
    answer = as_("data").post(PAGE, {"take": ["persistent_absence", "progress_8"]})
    assert answer.url == "/harbour/measures/all/"
    taken = Measure.objects.get(trust=world.trust, key="progress_8")
    page = as_("data").get(f"/harbour/measures/{taken.ref}/").content.decode()
    assert "2024/25 to 2025/26" in page
    assert "Not produced" in page


def test_what_the_trust_keeps_already_is_not_offered_again(world, as_) -> None:
    page = as_("data").get(PAGE).content.decode()
    assert "kept already" in page
    assert 'value="attendance"' not in page
    assert 'value="persistent_absence"' in page


def test_one_that_was_taken_up_meanwhile_is_said_and_nothing_is_doubled(world, as_) -> None:
    answer = as_("data").post(PAGE, {"take": ["attendance", "progress_8"]})
    assert answer.status_code == 409
    assert Measure.objects.filter(trust=world.trust).count() == 1
    assert 'value="progress_8" checked' in answer.content.decode()


def test_nothing_ticked_and_nonsense_are_told(world, as_) -> None:
    assert as_("data").post(PAGE, {}).status_code == 422
    assert as_("data").post(PAGE, {"take": ["progress_8", "made_up"]}).status_code == 422
    assert Measure.objects.filter(trust=world.trust).count() == 1


def test_what_changed_stays_when_the_definition_is_revised(world, as_) -> None:
    as_("data").post(PAGE, {"take": ["progress_8"]})
    taken = Measure.objects.get(trust=world.trust, key="progress_8")
    page = f"/harbour/measures/{taken.ref}/edit/"
    typed = dict(as_("data").get(page).context["form"].initial) | {"name": "Our Progress 8"}
    assert as_("data").post(page, {name: value for name, value in typed.items() if value}).status_code == 302
    taken.refresh_from_db()
    assert (taken.name, taken.rules[0]["from"]) == ("Our Progress 8", "2024/25")
    assert taken.formula


def test_a_head_and_a_stranger_find_no_page(world, as_) -> None:
    assert as_("head").get(PAGE).status_code == 404
    assert as_("stranger").post(PAGE, {"take": ["progress_8"]}).status_code == 404
