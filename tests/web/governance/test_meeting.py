"""A meeting and its pack."""

from goldenthread.features.governance import operations
from goldenthread.features.organisations.models import Body
from goldenthread.features.trail.models import Entry


def address(meeting):
    return f"/harbour/governance/meetings/{meeting.ref}/"


def test_a_confidential_item_is_there_for_members_and_the_clerk_alone(as_, held, secret):
    for who, sees in (("governor", True), ("governance", True), ("head", False), ("administrator", False),
                      ("chief", False), ("trustee", False)):  # fmt: skip
        assert ("Hush" in as_(who).get(address(held)).content.decode()) is sees, who
    for who in ("other_head", "stranger"):
        assert as_(who).get(address(held)).status_code == 404


def test_who_only_attends_does_not_read_what_members_keep_to_themselves(as_, coming):
    operations.add_item(meeting=coming, by=None, title="The chief’s pay", is_confidential=True)
    assert "The chief’s pay" in as_("trustee").get(address(coming)).content.decode()
    assert "The chief’s pay" not in as_("chief").get(address(coming)).content.decode()


def test_no_word_of_what_is_confidential_is_found_by_search_or_on_the_trail(as_, held, secret):
    assert not Entry.objects.filter(title__icontains="hush").exists()
    assert not any("ush" in str(entry.after) for entry in Entry.objects.all())
    for who in ("chief", "administrator", "head"):
        for page in ("/harbour/search/?q=hush", "/harbour/trail/"):
            assert "Hush it" not in as_(who).get(page, follow=True).content.decode()


def test_a_long_agenda_asks_the_database_no_more(as_, world, coming, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        as_("trustee").get(address(coming))
    for number in range(20):
        operations.add_item(meeting=coming, by=None, title=f"Item {number}")
        Body.objects.create(trust=world.trust, key=f"b{number}", name=f"Body {number}", kind="group")
    with django_assert_max_num_queries(60):
        as_("trustee").get(address(coming))
