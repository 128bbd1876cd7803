"""To whom a version was sent is kept, for the trust or for a school."""

from goldenthread.features.documents.models import Circulation
from tests.features.documents.registered import page, registered

TYPED = {"audiences": ["staff", "governors"], "how": "e-mail", "sent_on": "2026-11-20", "reached": "64"}


def test_each_audience_is_kept_with_the_version_and_the_day(as_, world):
    document = registered(world)
    assert as_("safeguarding").post(page(document, "sent"), TYPED).status_code == 302
    assert {one.audience for one in Circulation.objects.filter(version=document.current)} == {"staff", "governors"}
    assert "reached 64" in as_("governor").get(page(document)).content.decode()


def test_a_head_says_so_of_the_own_school_alone_and_no_day_to_come_is_kept(as_, world):
    document = registered(world)
    assert as_("head").post(page(document, "sent"), TYPED).status_code == 422
    own = TYPED | {"school": world.haven_high.ref}
    assert as_("head").post(page(document, "sent"), own | {"sent_on": "2026-12-01"}).status_code == 422
    assert as_("head").post(page(document, "sent"), own).status_code == 302
    assert {one.school for one in Circulation.objects.all()} == {world.haven_high}
    assert as_("governor").post(page(document, "sent"), own).status_code == 404
