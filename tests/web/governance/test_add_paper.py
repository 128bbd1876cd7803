"""Putting a paper to an item."""


def test_a_thing_of_the_trust_is_cited_and_what_the_clerk_may_not_see_is_ignored(as_, world, coming):
    item = coming.items.last()
    address = f"/harbour/governance/items/{item.ref}/paper/?about=measure:{world.attendance.ref}"
    page = as_("governance").get(address).content.decode()
    assert 'value="Attendance"' in page
    as_("governance").post(address, {"title": "Attendance", "address": ""})
    assert item.papers.get(title="Attendance").subject_ref == world.attendance.ref
    assert as_("governance").get(address.replace(world.attendance.ref, "nothing")).status_code == 200
    assert as_("trustee").get(address).status_code == 404


def test_what_no_browser_opens_is_refused(as_, coming):
    address = f"/harbour/governance/items/{coming.items.last().ref}/paper/"
    answer = as_("governance").post(address, {"title": "A paper", "address": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert "A paper" in answer.content.decode()
