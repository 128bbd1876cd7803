"""What is expected of one role."""

from tests.web.delegation.roles import expected_of_heads


def test_it_stands_here_and_on_the_page_of_the_post(as_, world) -> None:
    row = expected_of_heads(world, least=0)
    page = as_("governor").get(f"/harbour/who-decides/standards/{row.ref}/").content.decode()
    assert "Leads one school." in page
    assert "expected of all" in page
    assert "Not agreed yet" in page
    post = as_("head").get(f"/harbour/who-decides/posts/{world.posts['head'].ref}/").content.decode()
    assert "What is expected" in post
