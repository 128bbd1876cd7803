"""A recommendation that a plan carries out: done when its actions are, and closed by whoever confirmed them.

Who confirmed an action in the plan closes the recommendation only where they might have closed it themselves; else
whoever found it still looks.
"""

from django.db import transaction

from goldenthread.domain.board import following_up as rules
from goldenthread.features.assurance.models import Recommendation
from goldenthread.features.assurance.operations.closing import ask, confirm, finish, open_again, stop_asking
from goldenthread.features.assurance.queries.visible import may_confirm
from goldenthread.features.organisations.queries.places import reach_into
from goldenthread.features.plans.models import Action
from goldenthread.features.plans.operations.work.carrying import carried_out
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Begun, Carriable

KIND = "recommendation"


def begins(ref: str) -> Begun:
    """Return what an action begins with that is made of a recommendation: whoever found it sees that it is done.

    A plan is read by many: of what was found in confidence its words are not taken over.
    """
    row = Recommendation.objects.select_related("finding", "post", "finding__post").get(ref=ref)
    found = row.finding
    verifier = found.post if found.post_id != row.post_id else None
    return Begun(row.open_words(row.says), row.post, row.due_on, verifier, found.school_id, found.unit_id)


@transaction.atomic
def moved(ref: str) -> None:
    """Let a recommendation follow the actions that were made of it."""
    row = Recommendation.objects.select_related("finding__trust", "finding__post", "post").filter(ref=ref).first()
    if row is None or row.declined_on is not None:
        return
    carried = carried_out(KIND, ref)
    is_done = carried.how in (rules.DONE, rules.SEEN_TO)
    if row.done_on is not None and not is_done:
        if carried.how == rules.UNDER_WAY:
            open_again(row=row, says="It is not done in the plan.", by=None, on=clock.today())
    elif row.done_on is None and is_done:
        last = carried.last
        says = f"In the plan: {last.title}. {last.proof}".strip()
        finish(row=row, says=says, by=last.done_by, post=last.post, on=last.done_on)
    elif carried.how == rules.NOT_CARRIED:
        ask(row)
    else:
        stop_asking(row)
    if carried.how == rules.SEEN_TO and row.confirmed_on is None:
        _close(row, carried.last)


def _close(row: Recommendation, action: Action) -> None:
    """Close a recommendation in the name of who confirmed its action, where they may; else the finder looks."""
    by, found = action.verified_by, row.finding
    into = reach_into(by, found.trust.slug, today=clock.today()) if by else None
    if by is None or into is None or not may_confirm(into[1], found.school_id, found.unit_id):
        return
    posts = into[1].posts
    why_not = rules.why_not_confirm(
        person=by.pk, posts=posts, done_by=row.done_by_id, asked=row.post_id, done_in_name_of=row.done_post_id
    )
    if not why_not:
        confirm(row=row, says="Confirmed with the action in the plan.", by=by, post=action.verifier, posts=posts)


DOORS = Carriable(begins=begins, moved=moved)
