"""The words of roles."""


def test_ones_own_roles_come_first(as_, linked):
    page = as_("governor").get("/harbour/governance/words/").content.decode()
    assert page.index("Link for safeguarding") < page.index("Link for attendance")
    assert page.count("Yours") == 2
    assert as_("stranger").get("/harbour/governance/words/").status_code == 404
