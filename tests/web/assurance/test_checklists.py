"""The trust's checklists, and those ready to take."""

from goldenthread.features.assurance.models import Checklist

PAGE = "/harbour/assurance/checklists/"


def test_one_is_taken_once_and_is_the_trusts_own(as_, world):
    assert as_("chief").post(PAGE, {"key": "academy-website"}).status_code == 302
    assert Checklist.objects.get(trust=world.trust).edition == 1
    assert as_("chief").post(PAGE, {"key": "academy-website"}).status_code == 422
    assert as_("chief").post(PAGE, {"key": "no-such"}).status_code == 422
    as_("chief").post(PAGE, {"key": "new-starter"})
    page = as_("chief").get(PAGE).content.decode()
    assert (page.count("/assurance/one/new/?of="), page.count("/assurance/rounds/open/?of=")) == (1, 1)


def test_a_head_reads_them_and_takes_none(as_, monthly):
    page = as_("head").get(PAGE).content.decode()
    assert "Monthly compliance" in page
    assert "Ready to take" not in page
    as_("head").post(PAGE, {"key": "academy-website"})
    assert not Checklist.objects.filter(key="academy-website").exists()
