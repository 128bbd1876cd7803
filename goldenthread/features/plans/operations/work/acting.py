"""What happens to an action on its way: it is blocked, unblocked, confirmed by somebody else, shared by parts."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Element, SharedAction, Status
from goldenthread.features.plans.operations.parts.remembering import remembering
from goldenthread.features.plans.operations.work.actions import (
    ASKED_TO_UNBLOCK,
    ASKED_TO_VERIFY,
    OVER,
    ask,
    called,
    require_confirmer,
    require_own,
)
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def block_action(*, action: Action, because: str, by: Person, unblocker: Post | None = None) -> Action:
    """Say that an action cannot go on, why, and who can free it; that post is asked to."""
    require(action.status not in OVER, "It is over: there is nothing to block.")
    require(because.strip(), "Say what stands in its way.", "because")
    require_own(action.element, unblocker, "unblocker")
    check(Action, {"blocked_because": because})
    claim_revision(action, None)
    with remembering(action, by, "blocking"):
        _close(action, ASKED_TO_UNBLOCK, by)
        action.blocked_on, action.blocked_because, action.unblocker = clock.today(), because.strip(), unblocker
        action.save()
        ask(action)
    after = {"action": action.title, "because": action.blocked_because, "can be freed by": str(unblocker or "")}
    note_element(action.element, "said that an action is blocked", by, after=after)
    return action


@transaction.atomic
def unblock_action(*, action: Action, by: Person, how: str = "") -> Action:
    """Say that an action can go on. Whoever is to do it is asked again."""
    require(action.blocked_on, "It is not blocked.")
    claim_revision(action, None)
    before = {"action": action.title, "because": action.blocked_because}
    with remembering(action, by, "freeing"):
        action.blocked_on, action.blocked_because, action.unblocker = None, "", None
        action.save()
        _close(action, ASKED_TO_UNBLOCK, by)
        ask(action)
    note_element(action.element, "freed an action", by, before, {"how": how.strip()})
    return action


@transaction.atomic
def ask_to_verify(*, action: Action, verifier: Post | None, by: Person) -> Action:
    """Say which post confirms that an action is done; None asks for no confirmation."""
    require_confirmer(action.element, verifier, action.post_id)
    if verifier != action.verifier:
        claim_revision(action, None)
        before = {"confirmed by": str(action.verifier or "")}
        with remembering(action, by, "saying who confirms"):
            _close(action, ASKED_TO_VERIFY, by)
            action.verifier, action.verified_on, action.verified_by = verifier, None, None
            action.save()
            ask(action)
        note_element(action.element, "said who confirms an action", by, before, {"confirmed by": str(verifier or "")})
    return action


@transaction.atomic
def verify_action(*, action: Action, by: Person, is_done: bool = True, remark: str = "") -> Action:
    """Confirm that an action is done, or send it back with what is missing. Nobody confirms their own deed."""
    require(action.status == Status.DONE and action.waits_for_proof, "Nothing waits to be confirmed.")
    require(action.done_by_id != by.pk, "You said yourself that it is done: somebody else has to confirm it.")
    require(is_done or remark.strip(), "Say what is missing.", "remark")
    claim_revision(action, None)
    with remembering(action, by, "confirming" if is_done else "sending back"):
        if is_done:
            action.verified_on, action.verified_by = clock.today(), by
        else:
            action.status, action.done_on, action.done_by = Status.AT_RISK, None, None
        action.save()
        _close(action, ASKED_TO_VERIFY, by)
        ask(action)
    did = f"confirmed {called(action)}" if is_done else f"sent {called(action)} back"
    note_element(action.element, did, by, after={"action": action.title, "remark": remark.strip()})
    return action


@transaction.atomic
def reopen_action(*, action: Action, by: Person | None, remark: str) -> Action:
    """Open an action again, because what it was made of was looked at and is not as it should be."""
    require(action.status == Status.DONE, "It is not done.")
    claim_revision(action, None)
    with remembering(action, by, "opening again"):
        action.status, action.done_on, action.done_by = Status.AT_RISK, None, None
        action.verified_on = action.verified_by = None
        action.save()
        ask(action)
    note_element(action.element, f"sent {called(action)} back", by, after={"action": action.title, "remark": remark})
    return action


@transaction.atomic
def share_action(*, action: Action, element: Element, by: Person) -> SharedAction:
    """Show an action or milestone of one part in another part as well: one deed, done once for both."""
    require(element.plan.trust_id == action.element.plan.trust_id, "That part belongs to another trust.", "part")
    require(element.removed_at is None, "That part was removed from its plan.", "part")
    require(element != action.element, "It is this part's own already.", "part")
    shared, is_new = SharedAction.objects.get_or_create(action=action, element=element)
    if is_new:
        note_element(
            element, f"shares {called(action)}", by, after={"action": action.title, "of": str(action.element)}
        )
    return shared


@transaction.atomic
def unshare_action(*, shared: SharedAction, by: Person) -> None:
    """Show an action in its own part alone."""
    note_element(shared.element, f"shares {called(shared.action)} no more", by, {"action": shared.action.title})
    shared.delete()


def _close(action: Action, kind: str, by: Person | None) -> None:
    activity.close_tasks(kind=kind, subject_kind="action", subject_ref=action.ref, by=by)
