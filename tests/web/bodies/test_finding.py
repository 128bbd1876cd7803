"""What came of a finding."""

from goldenthread.features.members.operations import add_finding


def test_whose_it_is_says_what_came_of_it_and_the_board_reads_it(as_, world, audit):
    row = add_finding(
        trust=world.trust, by=None, kind="expert", says="Nobody reads a cash flow", audit=audit,
        post=world.posts["finance_lead"],
    )  # fmt: skip
    address = f"/harbour/governance/findings/{row.ref}/"
    assert as_("trustee").post(address, {"result": "Hm."}).status_code == 404
    assert as_("finance_lead").post(address, {"result": "Two hours with the auditor."}).status_code == 302
    assert "Two hours with the auditor." in as_("trustee").get(address).content.decode()
    for who in ("other_head", "stranger"):
        assert as_(who).get(address).status_code == 404
