"""One visit, and what the school says of it."""

import datetime as dt

from goldenthread.features.members import operations


def told(visit, **words):
    return operations.tell_of_visit(
        visit=visit, by=None, drawn_from=None, on=dt.date(2026, 11, 20), saw="Calm gates.", **words
    )


def address(visit):
    return f"/harbour/governance/visits/{visit.ref}/"


def test_the_head_comments_once_it_is_told_and_nobody_else_does(as_, visit):
    assert as_("head").post(address(visit), {"said": "Thank you."}).status_code == 404
    told(visit)
    for who in ("governor", "trustee", "other_head"):
        assert as_(who).post(address(visit), {"said": "Hm."}).status_code == 404
    assert as_("head").post(address(visit), {"said": "We have moved the bell."}).status_code == 302
    page = as_("governor").get(address(visit)).content.decode()
    assert "We have moved the bell." in page
    assert "Head, Haven High" in page


def test_a_confidential_visit_is_read_by_those_it_concerns_alone(as_, visit):
    told(visit, is_confidential=True)
    can = [who for who in ("governor", "head", "governance", "trustee", "education", "other_head", "stranger")
           if as_(who).get(address(visit)).status_code == 200]  # fmt: skip
    assert can == ["governor", "head", "governance"]
    assert "Calm gates" not in as_("trustee").get("/harbour/governance/visits/").content.decode()


def test_a_visit_to_another_school_is_not_there(as_, visit):
    assert as_("other_head").get(address(visit)).status_code == 404
