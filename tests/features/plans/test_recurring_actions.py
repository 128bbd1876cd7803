"""An action that comes round again."""

import datetime as dt

from goldenthread.features.plans import operations
from goldenthread.features.plans.operations.parts.dates import reread


def test_done_once_it_is_due_the_next_time(world):
    action = operations.add_action(
        element=world.aim, title="Ask pupils", due_words="every term", by=world.people["chief"]
    )
    assert (action.rhythm, action.due_until) == ("every term", dt.date(2026, 12, 18))
    operations.finish_action(action=action, proof="212 answers", by=world.people["chief"])
    action.refresh_from_db()
    assert (action.status, action.done_on, action.due_until) == ("on track", None, dt.date(2027, 3, 25))
    assert action.occurrences.get().due_on == dt.date(2026, 12, 18)


def test_reading_the_plan_again_leaves_a_late_time_late(world):
    action = operations.add_action(
        element=world.aim, title="Ask pupils", due_words="every month", by=world.people["chief"]
    )
    action.due_until = dt.date(2026, 10, 31)
    action.save()
    reread(world.plan)
    action.refresh_from_db()
    assert action.due_until == dt.date(2026, 10, 31)


def test_words_that_name_no_rhythm_any_more_end_it(world):
    action = operations.add_action(
        element=world.aim, title="Ask pupils", due_words="every term", by=world.people["chief"]
    )
    operations.redate_action(
        action=action, due_words="by July 2027", reason="Once is enough", by=world.people["chief"]
    )
    assert (action.rhythm, action.redatings.get().was_words) == ("", "every term")
