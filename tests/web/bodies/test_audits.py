"""What was asked of members and bodies, and what is open of it."""


def test_each_reads_what_is_theirs_to_read(as_, audit):
    address = "/harbour/governance/audits/"
    for who in ("governance", "trustee", "governor"):
        assert "Skills 2026" in as_(who).get(address).content.decode()
    assert as_("stranger").get(address).status_code == 404
