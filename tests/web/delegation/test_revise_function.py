"""A function changed; what it said before stands in the trail."""

from goldenthread.features.delegation import operations
from goldenthread.features.delegation.models import Function
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
