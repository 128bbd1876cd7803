"""Adding a post, to which somebody can be appointed."""

from goldenthread.features.organisations.models import Post


def test_a_post_is_added_in_its_school(as_, world):
    typed = {"title": "Attendance officer", "role": "initiative_lead", "place": world.haven_high.ref}
    answer = as_("administrator").post("/harbour/settings/posts/new/", typed)
    post = Post.objects.get(title="Attendance officer, Haven High")
    assert post.school == world.haven_high
    assert answer["Location"] == f"/harbour/settings/people/invite/?post={post.ref}"


def test_a_role_that_is_none_is_refused(as_):
    page = as_("administrator").post("/harbour/settings/posts/new/", {"title": "King", "role": "king"})
    assert page.status_code == 422


def test_a_trustee_adds_no_posts(as_):
    assert as_("trustee").get("/harbour/settings/posts/new/").status_code == 404
