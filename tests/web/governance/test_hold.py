"""Who came, and whether they are a quorum."""


def test_who_came_is_recorded_and_the_quorum_is_worked_out(as_, world, local, held):
    held.attendance.all().delete()
    address = f"/harbour/governance/meetings/{held.ref}/hold/"
    assert "Local governor, Haven High" in as_("governance").get(address).content.decode()
    answer = as_("governance").post(address, {"who_0": "present"}, follow=True)
    assert "1 members were present" in answer.content.decode() or "1 member was present" in answer.content.decode()
    assert held.attendance.get().came == "present"


def test_a_meeting_to_come_has_nobody_at_it(as_, coming):
    assert as_("governance").post(f"/harbour/governance/meetings/{coming.ref}/hold/", {}).status_code == 422
    assert as_("trustee").get(f"/harbour/governance/meetings/{coming.ref}/hold/").status_code == 404
