"""A function changed; what it said before stands in the trail."""

from goldenthread.features.activity.models import Task
from goldenthread.features.delegation import operations
from goldenthread.features.delegation.models import Function
from goldenthread.features.organisations.operations import create_post
from goldenthread.features.trail.models import Entry


def test_what_it_said_before_is_kept(as_, world) -> None:
    operations.load_functions(trust=world.trust, by=None, functions=[operations.FunctionWords(
        "payroll", "Payroll", "central", "", None, [(world.posts["chief"], "Signs the run")],
    )])  # fmt: skip
    function = Function.objects.get()
    told = {"title": "Payroll", "level": "between", "revision": "1", "post_0": world.posts["chief"].ref,
            "text_0": "Looks the run through"}  # fmt: skip
    address = f"/harbour/who-decides/functions/{function.ref}/"
    assert as_("chief").post(address, told).status_code == 302
    entry = Entry.objects.filter(kind="function").last()
    assert entry.before["duties"] == ["Chief executive: Signs the run"]
    assert entry.after["duties"] == ["Chief executive: Looks the run through"]
    assert as_("chief").post(address, told).status_code == 409
    assert (
        "Chief executive: Looks the run through"
        in as_("chief").get(address).content.decode().partition("How it stood")[2]
    )


def test_a_changed_post_asks_for_a_look_and_the_look_ends_it(world) -> None:
    operations.load_functions(trust=world.trust, by=None, functions=[operations.FunctionWords(
        "payroll", "Payroll", "central", "", None, [(world.posts["chief"], "Signs the run")],
    )])  # fmt: skip
    assert operations.ask_to_look_again(trust=world.trust) == 0
    create_post(trust=world.trust, title="Payroll manager", role="service_lead", by=None)
    assert operations.ask_to_look_again(trust=world.trust) == operations.ask_to_look_again(trust=world.trust) == 1
    task = Task.objects.get(kind="look at function", closed_at=None)
    assert (task.post, task.why) == (world.posts["governance"], "Since then: Payroll manager")
    function = Function.objects.get()
    operations.set_function(
        trust=world.trust, by=None, drawn_from=function.revision, title="Payroll", unit=None, level="central",
        because="", duties=[(world.posts["chief"], "Signs the run")], function=function,
    )  # fmt: skip
    task.refresh_from_db()
    assert task.closed_at
