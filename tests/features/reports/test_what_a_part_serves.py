"""On a local plan's paper each part says what it serves of the plan above, as far as the reader sees that plan."""

from goldenthread.features.plans.models import Link, Plan
from goldenthread.features.reports.papers import guides
from tests.features.reports.publishing import paper_of, shown


def serving(world, kind=Link.Kind.TAKES_UP):
    Link.objects.filter(lower=world.priority).delete()
    Link.objects.create(upper=world.aim, lower=world.priority, kind=kind)


def told(world, who="chief"):
    content = paper_of(world, world.school_plan, who)
    return next(part["serves"] for part in content["parts"] if part["ref"] == world.priority.ref)


def test_the_guide_of_a_school_says_what_each_priority_serves(world):
    serving(world, Link.Kind.ADAPTS)
    content = paper_of(world, world.school_plan)
    rows = [row for group in guides.pocket_guide(content, year="2026/27")["groups"] for row in group["rows"]]
    assert [row["serves"] for row in rows if row["ref"] == world.priority.ref] == [
        f"Adapts {world.aim.number} {world.aim.title}".replace("  ", " ")
    ]  # fmt: skip


def test_one_that_conflicts_serves_nothing(world):
    serving(world, Link.Kind.CONFLICTS)
    assert told(world) == []


def test_a_plan_that_the_reader_does_not_see_is_not_quoted(world):
    serving(world)
    Plan.objects.filter(pk=world.plan.pk).update(state=Plan.State.DRAFT)
    assert told(world, "governor") == []


def test_nothing_of_another_plan_is_published(world):
    serving(world)
    frozen, _ = shown(world, world.school_plan)
    assert world.aim.title in str(paper_of(world, world.school_plan))
    assert world.aim.title not in str(frozen)
