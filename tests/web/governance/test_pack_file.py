"""The whole pack as one PDF."""


def test_a_pack_is_one_file_for_who_sees_the_meeting(as_, coming, world):
    address = f"/harbour/governance/meetings/{coming.ref}/pack/pdf/"
    answer = as_("trustee").get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"%PDF")
    assert as_("stranger").get(address).status_code == 404
