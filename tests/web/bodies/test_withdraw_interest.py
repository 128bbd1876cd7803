"""Taking out an interest that was entered by mistake."""

from goldenthread.features.members.operations import confirm_interests, declare_interest


def test_it_is_out_and_what_was_confirmed_stays(as_, world, board):
    facts = {"trust": world.trust, "by": None, "person": world.people["trustee"], "name": "Trustee"}
    row = declare_interest(**facts, kind="business", what="Quill")
    made = confirm_interests(**facts)
    address = f"/harbour/governance/interests/{row.ref}/withdraw/"
    assert as_("governor").post(address).status_code == 404
    assert as_("trustee").post(address).status_code == 302
    assert "Quill" not in as_("trustee").get("/harbour/governance/interests/own/").content.decode()
    assert made.interests[0]["what"] == "Quill"
