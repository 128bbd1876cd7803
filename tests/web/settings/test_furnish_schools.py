"""Giving every school a post and a local body at once."""

from goldenthread.features.organisations.models import Body, Post, School

PAGE = "/harbour/settings/posts/every-school/"


def test_each_school_that_lacks_it_gets_a_post_and_a_body_once(as_, world):
    typed = {"title": "Literacy lead", "role": "initiative_lead", "body": "Parents’ council"}
    schools = School.objects.filter(trust=world.trust, left_on=None).count()
    had = (
        Post.objects.filter(trust=world.trust, role="initiative_lead", school__isnull=False)
        .values("school")
        .distinct()
    )
    lacking = schools - had.count()
    assert as_("administrator").post(PAGE, typed).status_code == 302
    added = Post.objects.filter(trust=world.trust, title__startswith="Literacy lead, ")
    assert added.count() == lacking
    assert Body.objects.filter(kind="local body", school__isnull=False).values("school").distinct().count() >= schools
    assert as_("administrator").post(PAGE, typed).status_code == 302
    assert added.count() == lacking


def test_half_a_post_is_refused_and_keeps_what_was_typed(as_):
    page = as_("administrator").post(PAGE, {"title": "Literacy lead", "role": "", "body": ""})
    assert page.status_code == 422
    assert "Literacy lead" in page.content.decode()


def test_a_trustee_adds_nothing(as_):
    assert as_("trustee").post(PAGE, {"body": "Council"}).status_code == 404
