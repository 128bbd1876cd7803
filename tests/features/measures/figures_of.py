"""Short ways to say what the tests of measures say often."""

from decimal import Decimal

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure, Reading, Standing
from goldenthread.features.measures.operations import Definition, ReadingLine, TargetLine
from goldenthread.features.organisations.models import School

AUTUMN = "2026/27 autumn"


def line(measure: Measure, school: School | None, value=None, **facts) -> ReadingLine:
    """Give one line to record, of the autumn term unless facts say otherwise."""
    return ReadingLine(**({"measure": measure, "school": school, "period": AUTUMN, "value": value} | facts))


def record(world, school, value=None, measure=None, **facts) -> Reading:
    """Record a figure of attendance as the data manager."""
    of = measure or world.attendance
    return operations.record_reading(
        trust=world.trust, line=line(of, school, value, **facts), by=world.people["data"]
    )


def aim_for(world, op: str, value, measure=None, **facts):
    """Set a target for attendance, or another measure."""
    of = measure or world.attendance
    text = facts.pop("text", f"{of.name} {op} {value}")
    line_ = TargetLine(text=text, measure=of, op=op, value=value, **facts)
    return operations.set_target(trust=world.trust, line=line_, by=world.people["education"])


def define(world, name: str, kind: str, **facts) -> Measure:
    definition = Definition(name=name, kind=kind, **facts)
    return operations.define_measure(trust=world.trust, definition=definition, by=world.people["education"])


def standing(measure: Measure, school: School | None) -> Standing:
    return Standing.objects.get(measure=measure, school=school)


def d(number: str) -> Decimal:
    return Decimal(number)


def many_schools(world, number: int) -> list[School]:
    """Give the trust schools enough to make up a number."""
    have = School.objects.filter(trust=world.trust).count()
    return School.objects.bulk_create(
        School(
            trust=world.trust, key=f"school-{n}", name=f"School {n}", short_name=f"School {n}", phase="primary",
            roll=210, order=n + 10,
        )
        for n in range(number - have)
    )  # fmt: skip
