"""The list of what bodies propose."""

from goldenthread.features.governance import operations

ADDRESS = "/harbour/governance/proposals/"


def test_what_waits_for_an_answer_is_counted_for_those_who_see_the_body(as_, world, local):
    assert "Nothing is proposed" in as_("governor").get(ADDRESS).content.decode()
    operations.make_proposal(body=local, by=None, title="A later bus", says="Late.", goes_to=world.posts["head"])
    page = as_("governor").get(f"{ADDRESS}?body={local.ref}").content.decode()
    assert "1 proposal of Haven High committee, 0 taken up, 1 without an answer" in page
    assert "A later bus" not in as_("other_head").get(ADDRESS).content.decode()
