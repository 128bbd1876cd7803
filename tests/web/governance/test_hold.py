"""Who came, and whether they are a quorum."""


def test_who_came_is_recorded_and_the_quorum_is_worked_out(as_, world, local, held):
    held.attendance.all().delete()
    address = f"/harbour/governance/meetings/{held.ref}/hold/"
    assert "Local governor, Haven High" in as_("governance").get(address).content.decode()
    answer = as_("governance").post(address, {"who_0": "present"}, follow=True)
    assert "1 members were present" in answer.content.decode() or "1 member was present" in answer.content.decode()
    assert held.attendance.get().came == "present"


def test_a_quorum_lost_in_mid_meeting_stands_in_the_minutes_and_at_the_item(as_, world, local, held):
    local.quorum_least = 1
    local.save()
    item = held.items.create(title="Late thing", order=80)
    came = {"who_0": "present", "left_who_0": item.ref}
    as_("governance").post(f"/harbour/governance/meetings/{held.ref}/hold/", came)
    noted = as_("governance").get(f"/harbour/governance/items/{item.ref}/record/").content.decode()
    assert "There is no quorum for this item" in noted
    minutes = as_("governor").get(f"/harbour/governance/meetings/{held.ref}/minutes/").content.decode()
    assert all(words in minutes for words in ("left before item", "There was no quorum: 0 of 1"))
    assert minutes.count("There was no quorum") == 1


def test_a_meeting_to_come_has_nobody_at_it(as_, coming):
    assert as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/hold/", {}).status_code == 422
    assert as_("trustee").get(f"/harbour/governance/meetings/{coming.ref}/hold/").status_code == 404
