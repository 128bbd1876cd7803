"""Two versions of a ladder, side by side."""

import copy

from goldenthread.features.improvement import operations


def test_what_changed_stands_beside_what_it_was(as_, ladder, world):
    page = f"/harbour/improvement/ladder/{ladder.ref}/versions/"
    criteria = copy.deepcopy(ladder.document["phases"][0]["criteria"])
    criteria[0] |= {"bound": "-0.4", "says": "Progress 8 of −0.4 or below"}
    operations.revise_ladder(
        ladder=ladder, by=world.people["administrator"], drawn_from=None, name=ladder.name, ages=(11, 19), limits={},
        phases={"stabilise": {"criteria": criteria}},
    )  # fmt: skip
    text = as_("head").get(page).content.decode()
    assert ">Progress 8 of −0.5 or below (tested: at or below −0.5)<" in text
    assert "<ins>Progress 8 of −0.4 or below (tested: at or below −0.4)</ins>" in text
    assert "Nothing differs" in as_("head").get(f"{page}?before=1&after=1").content.decode()
    assert as_("head").get(f"{page}?before=seven&after=").status_code == 200
    earlier = as_("head").get(f"/harbour/improvement/ladder/{ladder.ref}/?version=1").content.decode()
    assert "tested: at or below −0.5" in earlier
    assert as_("stranger").get(page).status_code == 404
