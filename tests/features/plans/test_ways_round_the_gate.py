"""A local plan of a kind with a gate comes into force through the gate, and by no way round it."""

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Task
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Version
from goldenthread.features.plans.queries.agreed.gate import gate_of
from goldenthread.web.plans.versions.forms import SOMEBODY
from tests.world import TODAY

LINE = "Attendance of 95 % or more by July 2027"
STEPS = (("local", "governor"), ("board", "trustee"), ("trust", "chief"))


@pytest.fixture
def chief(world):
    return world.people["chief"]


@pytest.fixture
def draft(world):
    world.school_plan.state = Plan.State.DRAFT
    world.school_plan.save()
    return world.school_plan


@pytest.fixture
def aim(world, chief):
    operations.write_target(element=world.priority, line=line_of(world, 95), by=chief)
    return world.priority.aims_at.get()


@pytest.fixture
def agreed(world, draft, aim, chief):
    """Everybody has said yes to the draft."""
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    operations.confirm_results(plan=draft, state="final", says="They bear it out.", by=chief)
    return agree(world)


def agree(world):
    chief, aim = world.people["chief"], world.priority.aims_at.get()
    for question in ("specific", "achievable", "realistic"):
        operations.judge_target(aim=aim, question=question, passes=True, reason="We have looked.", by=chief)
    if not gate_of(world.school_plan, TODAY).is_out:
        operations.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    for step, who in STEPS:
        operations.agree_plan(plan=world.school_plan, step=step, by=world.people[who], post=world.posts[who])
    return world.school_plan


def line_of(world, percent):
    return TargetLine(
        text=LINE.replace("95", str(percent)), measure=world.attendance, school=world.haven_high, op=">=",
        value=percent, due_words="by July 2027",
    )  # fmt: skip


def ask_for(world, percent):
    target = world.priority.aims_at.get().target
    line = line_of(world, percent)
    measuring.revise_target(target=target, line=line, drawn_from=None, by=world.people["chief"])


def assert_still_a_draft(plan):
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.DRAFT
    assert not Version.objects.filter(plan=plan, occasion=Version.Occasion.ADOPTED).exists()


def test_a_body_cannot_adopt_it(world, draft, chief):
    board = Body.objects.create(trust=world.trust, key="board", name="Board", kind="board")
    with pytest.raises(ValidationError) as refused:
        operations.adopt(plan=draft, adopted_on=TODAY, body=board, by=chief)
    says = " ".join(refused.value.messages)
    assert "comes into force only through its gate" in says
    assert "1 priority has no target: Attendance as wellbeing." in says
    assert "The next yes is missing: the local body agrees." in says
    assert_still_a_draft(draft)


def test_it_cannot_be_made_live(draft, chief):
    with pytest.raises(ValidationError, match="only through its gate"):
        operations.revise_plan(plan=draft, state="live", by=chief)
    assert_still_a_draft(draft)


def test_to_end_it_and_open_it_again_is_no_way_in(draft, chief):
    operations.end_plan(plan=draft, by=chief)
    with pytest.raises(ValidationError, match="only through its gate"):
        operations.revise_plan(plan=draft, state="live", by=chief)
    assert Plan.objects.get(pk=draft.pk).state == Plan.State.ENDED


def test_a_plan_rolled_forward_stays_a_draft(draft, chief):
    operations.roll_forward(plan=draft, closed={}, title="Next", period_words="2027/28", by=chief)
    assert_still_a_draft(draft)


def test_a_plan_carried_forward_is_a_draft_with_a_gate_of_its_own(agreed, chief):
    later = operations.copy_plan(plan=agreed, title="Next year", by=chief)
    assert later.state == Plan.State.DRAFT
    assert gate_of(later, TODAY).next_step.key == "local"
    with pytest.raises(ValidationError, match="only through its gate"):
        operations.adopt(plan=later, adopted_on=TODAY, adopted_by="Board", by=chief)


def test_a_plan_begun_for_a_place_begins_as_a_draft(world, chief):
    for kind in ("school", "community", "mental-health"):
        made = operations.create_plan(trust=world.trust, kind=kind, title=kind, school=world.haven_high, by=chief)
        assert made.state == Plan.State.DRAFT


def test_the_pages_refuse_and_lead_to_the_gate(world, as_, draft):
    gate = f"/harbour/plan/{draft.ref}/gate/"
    adopt, state = (f"/harbour/plan/{draft.ref}/{page}/" for page in ("adopt", "state"))
    head = as_("head")
    for page in (adopt, state):
        assert gate in head.get(page).content.decode()
    typed = {"body": SOMEBODY, "adopted_by": "The head", "adopted_on": str(TODAY), "revision": draft.revision}
    answer = head.post(adopt, typed)
    assert answer.status_code == 422
    assert "only through its gate" in answer.content.decode()
    answer = head.post(state, {"state": "live", "revision": draft.revision})
    assert answer.status_code == 422
    assert_still_a_draft(draft)


def test_agreed_by_everybody_it_is_in_force_and_can_be_opened_again(agreed, chief):
    assert agreed.state == Plan.State.LIVE
    operations.end_plan(plan=agreed, by=chief)
    operations.revise_plan(plan=agreed, state="live", by=chief)
    assert agreed.state == Plan.State.LIVE


def test_agreed_softened_and_opened_again_it_is_refused(world, agreed, chief):
    operations.revise_plan(plan=agreed, state="draft", by=chief)
    ask_for(world, 93)
    with pytest.raises(ValidationError, match="changed since it was agreed"):
        operations.revise_plan(plan=agreed, state="live", by=chief)


def test_an_agreed_plan_is_not_adopted_as_it_stands_by_the_way(world, agreed, chief):
    ask_for(world, 93)
    with pytest.raises(ValidationError, match="ask for a new agreement"):
        operations.adopt(plan=agreed, adopted_on=TODAY, adopted_by="The head", by=chief)


def test_to_roll_an_agreed_plan_forward_asks_for_a_new_agreement(agreed, chief):
    operations.roll_forward(plan=agreed, closed={}, title="Next", period_words="2027/28", by=chief)
    assert gate_of(agreed, TODAY).course.approval.is_anew
    assert gate_of(agreed, TODAY).next_step.key == "local"


def test_what_is_softened_is_shown_and_asked_for_anew(world, agreed):
    ask_for(world, 93)
    found = gate_of(agreed, TODAY)
    assert [(one.was, one.now, one.is_softer) for one in found.drifts] == [
        (LINE, "Attendance of 93 % or more by July 2027", True)
    ]
    assert operations.ask_anew_where_softened(trust=world.trust) == 1
    assert operations.ask_anew_where_softened(trust=world.trust) == 0
    assert Task.objects.get(kind="decide", closed_at=None).post == world.posts["governor"]
    agree(world)
    assert gate_of(agreed, TODAY).drifts == []


def test_a_target_asked_more_of_is_shown_and_needs_no_new_agreement(world, agreed):
    ask_for(world, 96)
    found = gate_of(agreed, TODAY)
    assert [one.is_softer for one in found.drifts] == [False]
    assert operations.ask_anew_where_softened(trust=world.trust) == 0


def test_an_answer_to_the_trusts_plan_that_changed_is_shown(world, agreed, chief):
    operations.unlink(link=world.aim.taken_up_by.get(), by=chief)
    operations.decline(upper=world.aim, school=world.haven_high, reason="Not this year.", by=chief)
    found = gate_of(agreed, TODAY)
    assert [(one.now, one.is_softer) for one in found.drifts] == [(f"{world.aim.title}: declines", True)]


def test_the_task_goes_from_step_to_step_and_ends_with_the_last(world, draft, aim, chief):
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    operations.confirm_results(plan=draft, state="final", says="They bear it out.", by=chief)
    for question in ("specific", "achievable", "realistic"):
        operations.judge_target(aim=aim, question=question, passes=True, reason="We have looked.", by=chief)
    operations.send_plan(plan=draft, by=world.people["head"], post=world.posts["head"])
    asked = []
    for step, who in STEPS:
        operations.agree_plan(plan=draft, step=step, by=world.people[who], post=world.posts[who])
        asked.append(open_tasks("decide"))
    assert asked == [[world.posts["trustee"]], [world.posts["chief"]], []]


def open_tasks(kind):
    return [task.post for task in Task.objects.filter(kind=kind, closed_at=None)]
