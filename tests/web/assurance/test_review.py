"""One review: moderated by somebody else, and repeated to see what was acted on."""

import datetime as dt

import pytest

from goldenthread.features.assurance import operations


def page_of(row):
    return f"/harbour/assurance/review/{row.ref}/"


@pytest.fixture
def reported(world):
    def of(title="Governance, from outside", by="education", **rest):
        facts = {
            "kind": "external", "title": title, "stage": "reported", "held_on": dt.date(2026, 5, 5),
            "judgement": "Sound",
        }  # fmt: skip
        return operations.record_review(
            trust=world.trust, school=world.haven_high, facts=facts, by=world.people[by], post=world.posts[by], **rest
        )

    return of


def test_a_moderator_judges_otherwise_with_a_reason_and_both_are_seen(as_, reported):
    row = reported()
    assert as_("chief").post(page_of(row), {"judgement": "Weak", "says": ""}).status_code == 422
    assert as_("chief").post(page_of(row), {"judgement": "Weak", "says": "Two bodies never met."}).status_code == 302
    page = as_("head").get(page_of(row)).content.decode()
    assert "Sound" in page
    assert "Weak" in page


def test_nobody_moderates_their_own_review_nor_sees_another_schools(as_, reported):
    row = reported()
    assert as_("education").post(page_of(row), {"judgement": "Sound", "says": ""}).status_code == 404
    assert as_("other_head").get(page_of(row)).status_code == 404


def test_a_repeat_asks_of_every_earlier_finding_whether_it_was_acted_on(as_, world, reported, found):
    first = reported()
    before = found("No skills audit.", source=operations.Source(first))
    second = reported("Governance, a second time", repeats=first)
    assert "Not looked at again yet" in as_("chief").get(page_of(second)).content.decode()
    found("The audit is done each May.", severity="strength", source=operations.Source(second, before=before))
    page = as_("chief").get(page_of(second)).content.decode()
    assert "The audit is done each May." in page
    counted = page.split("From one to the next</h2>")[1].split("</section>")[0]
    assert counted.count("Sound") == 2
    assert [one.split("<")[0] for one in counted.split('<td class="figure">')[1:]] == ["1", "0", "0", "1"]
