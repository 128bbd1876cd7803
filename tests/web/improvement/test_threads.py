"""A thread of the ladder, from phase to phase."""


def test_a_thread_shows_the_schools_own_lines_and_what_is_to_come(as_, stabilised):
    page = (
        as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/threads/?thread=enrichment").content.decode()
    )
    assert "An enrichment programme started" in page
    assert "Not come to yet" in page


def test_a_thread_that_is_not_there_falls_back_to_the_first(as_, stabilised):
    page = as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/threads/?thread=%F0%9F%92%A5")
    assert page.status_code == 200
    assert as_("stranger").get(f"/harbour/improvement/school/{stabilised.ref}/threads/").status_code == 404
