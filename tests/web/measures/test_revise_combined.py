"""Changing what a combined measure is made of."""

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure


def made_of(world):
    facts = [operations.Definition(name=name, kind="number") for name in ("Suspensions", "Exclusions")]
    parts = operations.define_measures(trust=world.trust, definitions=facts, by=None)
    return operations.combine_measures(
        trust=world.trust, definition=operations.Definition(name="Calm", kind="composite"),
        of=operations.Combining(parts=parts, rule="all"), by=None,
    )  # fmt: skip


def test_its_parts_and_their_rule_can_be_changed(world, as_):
    made = made_of(world)
    address = f"/harbour/measures/{made.ref}/parts/"
    page = as_("data").get(address).content.decode()
    assert page.count("checked") == 3  # two parts and the rule
    parts = [world.attendance.ref, *made.combined.parts.values_list("ref", flat=True)]
    typed = {"name": "Calm", "parts": parts, "rule": "least", "least": "2", "revision": made.revision}
    assert as_("data").post(address, typed).status_code == 302
    kept = Measure.objects.get(pk=made.pk).combined
    assert (kept.parts.count(), kept.rule, kept.least) == (3, "least", 2)
    assert as_("data").post(address, typed).status_code == 409


def test_what_is_made_of_nothing_has_no_such_page(world, as_):
    assert as_("data").get(f"/harbour/measures/{world.attendance.ref}/parts/").status_code == 404
