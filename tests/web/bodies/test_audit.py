"""What an audit says: gaps by body and skill, and what all said together."""

from goldenthread.features.members import operations
from tests.query_budget import assert_within


def page_of(audit):
    return f"/harbour/governance/audits/{audit.ref}/"


def answered(world, audit, *who, body=None, score=2, outside=False, **words):
    for name in who:
        operations.answer_audit(
            audit=audit, by=None, person=world.people[name], name=name, body=body, is_outside=outside,
            scores=dict.fromkeys(audit.criteria, score), **words,
        )  # fmt: skip


def test_where_a_body_is_short_is_seen_by_who_keeps_the_members(as_, world, audit):
    answered(world, audit, "governor", wants="A quiet word")
    reader = as_("governance")
    assert_within(30, lambda: reader.get(page_of(audit)))
    page = reader.get(page_of(audit)).content.decode()
    assert "skills are short" in page
    assert "Who has what" in page
    assert "Still silent: Trustee" in page
    hidden = as_("trustee").get(page_of(audit)).content.decode()
    assert "Too few have answered" in hidden
    assert "A quiet word" not in hidden


def test_of_a_body_only_what_enough_said_together_is_shown_and_only_at_the_end(as_, world, board, self_audit):
    answered(world, self_audit, "trustee", body=board, score=1, strengths="Mine alone")
    answered(world, self_audit, "chief", "head", body=board, score=4, outside=True)
    page = as_("governance").get(page_of(self_audit)).content.decode()
    assert "shown once it is closed" in page
    operations.close_audit(audit=self_audit, by=None)
    page = as_("governance").get(page_of(self_audit)).content.decode()
    assert "3.0" in page
    assert "Outside" not in page


def test_two_answers_are_too_few(as_, world, board, self_audit):
    answered(world, self_audit, "chief", "head", body=board, outside=True, strengths="Mine alone")
    operations.close_audit(audit=self_audit, by=None)
    page = as_("governance").get(page_of(self_audit)).content.decode()
    assert "Too few have answered" in page
    assert "Mine alone" not in page
