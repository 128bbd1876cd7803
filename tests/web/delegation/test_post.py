"""What a post decides, and its duties."""

from goldenthread.features.delegation import operations
from tests.features.delegation.schemes import adopted


def test_it_decides_by_itself_in_place_of_another_and_within_a_limit(as_, world) -> None:
    adopted(world)
    operations.load_functions(trust=world.trust, by=None, functions=[operations.FunctionWords(
        "payroll", "Payroll", "central", "One payroll", None, [(world.posts["chief"], "Answers for every payment")],
    )])  # fmt: skip
    page = as_("trustee").get(f"/harbour/who-decides/posts/{world.posts['chief'].ref}/").content.decode()
    for words in ("Answers for every payment", "in place of Hub board", "above £5,000, up to £50,000"):
        assert words in page
    assert as_("head").get(f"/harbour/who-decides/posts/{world.posts['other_head'].ref}/").status_code == 404
