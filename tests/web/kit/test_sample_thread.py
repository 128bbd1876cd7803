"""A whole page as the kit draws it: shell, thread, demonstration strip."""

from goldenthread.features.organisations.models import Trust


def test_the_sample_page_stands_in_the_shell_of_a_trust(client, db):
    page = client.get("/gallery/thread/").content.decode()
    assert "Skip to the page" in page
    assert "Demonstration: an invented trust, on 21 November 2026" in page
    assert "Signed in as <b>Chief executive</b>" in page
    assert page.count('class="knot') == 6


def test_the_way_out_is_a_form_and_not_a_link(client, db):
    page = client.get("/gallery/thread/").content.decode()
    assert '<form method="post" action="/sign-out/">' in page


def test_a_sample_is_not_shown_beside_a_real_trust(client, db):
    Trust.objects.create(slug="real", name="Real", short_name="Real", is_demonstration=False)
    assert client.get("/gallery/thread/").status_code == 404
