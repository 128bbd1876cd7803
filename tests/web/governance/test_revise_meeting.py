"""Moving a meeting."""


def test_a_moved_meeting_says_so_and_a_stale_form_loses_nothing(as_, coming):
    address = f"/harbour/governance/meetings/{coming.ref}/change/"
    typed = {"held_on": "2026-12-10", "place": "The library", "revision": coming.revision}
    assert as_("governance").post(address, typed).status_code == 302
    answer = as_("governance").post(address, typed | {"place": "The gym"})
    assert answer.status_code == 409
    assert "The gym" in answer.content.decode()
    assert as_("trustee").get(address).status_code == 404
