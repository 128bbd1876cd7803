"""Ending one's sessions everywhere else."""


def test_every_other_session_ends_and_this_one_stays(as_):
    here, there = as_("head"), as_("head")
    assert here.post("/account/sign-out-elsewhere/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_nobody_elses_session_ends(as_):
    chief = as_("chief")
    as_("head").post("/account/sign-out-elsewhere/")
    assert chief.get("/account/").status_code == 200
