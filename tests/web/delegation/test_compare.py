"""What changed between two versions."""

import datetime as dt

from tests.features.delegation.schemes import adopted, text


def test_a_raised_limit_reads_as_one(as_, world) -> None:
    old = adopted(world)
    new = adopted(world, edition="2027", text=text(head_up_to=8_000), effective_on=dt.date(2027, 1, 1))
    page = as_("trustee").get(f"/harbour/who-decides/scheme/{new.ref}/compare/").content.decode()
    assert "<del>up to £5,000</del> → <ins>up to £8,000</ins>" in page
    assert "2 lines differ" in page
    same = as_("trustee").get(f"/harbour/who-decides/scheme/{old.ref}/compare/", {"before": old.ref})
    assert same.status_code == 200
