"""A whole ladder."""

from goldenthread.features.improvement.models import WorkItem


def test_it_shows_criteria_as_written_and_what_is_not_set(as_, ladder):
    page = as_("trustee").get(f"/harbour/improvement/ladder/{ladder.ref}/").content.decode()
    assert "Progress 8 of −0.5 or below" in page
    assert "tested: at or below −0.5" in page
    assert "Not set yet" in page
    assert as_("stranger").get(f"/harbour/improvement/ladder/{ladder.ref}/").status_code == 404


def test_a_newer_version_of_the_library_is_taken_over_and_nothing_is_lost(as_, ladder, stabilised):
    page = f"/harbour/improvement/ladder/{ladder.ref}/"
    assert "newer version" not in as_("governance").get(page).content.decode()
    first, *rest = ladder.document["phases"][0]["items"]
    ours = {**rest[0], "key": "our-own", "says": "Something of our own"}
    ladder.document["phases"][0]["items"] = [ours, *rest[1:], {**rest[0], "shown_by": [], "says": "As it was"}]
    ladder.document["phases"][0]["lasts"]["most"] = 5
    ladder.document["limits"][0]["value"] = "12"
    ladder.save()
    WorkItem.objects.filter(item=first["key"]).delete()
    text = " ".join(as_("governance").get(page).content.decode().split())
    assert f"1 item is new: {first['says']}" in text
    assert "newer version" not in as_("head").get(page).content.decode()
    assert as_("head").post(page, {}).status_code == 404
    assert as_("governance").post(page, {"revision": ladder.revision}).status_code == 302
    ladder.refresh_from_db()
    del ladder.shape
    assert (ladder.shape.phases[0].lasts.most, ladder.shape.limits[0].value) == (5, 12)
    assert {"our-own", first["key"]} <= set(ladder.shape.items_by_key)
    assert ladder.shape.items_by_key[rest[0]["key"]][1].says == rest[0]["says"]
    assert WorkItem.objects.filter(school=stabilised, item=first["key"], state="open").exists()
    assert "newer version" not in as_("governance").get(page).content.decode()
