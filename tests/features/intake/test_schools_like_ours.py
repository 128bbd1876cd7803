"""Schools like ours: found in the national tables that a trust brings in, whichever comes first."""

from decimal import Decimal

import pytest

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import NationalTable
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure, SimilarSchools, Spread, Standing

CENSUS, ABSENCE = "2025-2026/england_census.csv", "2025-2026/england_abs.csv"
OTHERS = range(40)


def census(own: str = "990001") -> bytes:
    head = "URN,LA,Estab,SCHOOLTYPE,NOR,TSENELK,PSENELK,NUMFSMEVER,NORFSMEVER,PNUMFSMEVER"
    rows = [
        f"{100000 + n},301,{2000 + n},State-funded primary,{300 + 5 * n},30,10%,{20 + n},100,{20 + n}%"
        for n in OTHERS
    ]
    ours = f"{own},301,3999,State-funded primary,400,40,10%,40,100,40%"
    strange = "199999,301,6000,Independent school,400,40,10%,40,100,40%"
    return "\n".join([head, *rows, ours, strange]).encode()


def absence(of_ours: str = "5.0") -> bytes:
    rows = [f"{100000 + n},301,{2000 + n},{4 + n / 10:.1f}" for n in OTHERS]
    return "\n".join(["URN,LA,ESTAB,PERCTOT", *rows, f"990001,301,3999,{of_ours}", "199999,301,6000,1.0"]).encode()


@pytest.fixture
def bring_in(world):
    def load(name, content, trust=None):
        staged = operations.stage(trust=trust or world.trust, file=content, name=name, by=world.people["data"])
        return operations.bring_in(load=staged, by=world.people["data"])

    return load


def spread(world) -> Spread:
    return Spread.objects.get(measure__key="overall_absence", school=world.marsh_lane)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_school_stands_among_those_like_it_whichever_file_comes_first(world, bring_in, order) -> None:
    files = ((CENSUS, census()), (ABSENCE, absence()))
    for place in order:
        bring_in(*files[place])
    alike = SimilarSchools.objects.get(school=world.marsh_lane)
    assert (len(alike.others), alike.out_of) == (40, 40)
    assert alike.others[0]["urn"] == "100020"  # twice free meals weighs most: 40 % is next to it
    found = spread(world)
    assert (found.lower, found.middle, found.upper, found.schools) == (
        Decimal("4.975"), Decimal("5.95"), Decimal("6.925"), 40,
    )  # fmt: skip
    assert Spread.objects.get(measure__key="overall_absence", school=None).phase == "primary"


def test_a_target_may_be_to_be_as_good_as_schools_like_it(world, bring_in) -> None:
    bring_in(CENSUS, census())
    bring_in(ABSENCE, absence())
    measure = Measure.objects.get(key="overall_absence")
    for reference, status in (("similar schools", "met"), ("top quarter of similar schools", "off track")):
        line = measuring.TargetLine(text=reference, measure=measure, op="<=", value=0, reference=reference)
        target = measuring.set_target(trust=world.trust, line=line, by=world.people["education"])
        standing = Standing.objects.get(measure=measure, school=world.marsh_lane)
        assert standing.status == status, standing.why
        measuring.retire_target(target=target, by=world.people["education"], drawn_from=target.revision)
    assert "top quarter of similar schools" in standing.why


def test_what_a_file_brought_goes_with_it(world, bring_in) -> None:
    bring_in(CENSUS, census())
    load = bring_in(ABSENCE, absence())
    operations.undo(load=load, by=world.people["data"])
    assert not Spread.objects.exists()
    assert NationalTable.objects.get().load.layout == "census"
    staged = operations.stage(trust=world.trust, file=absence("5.1"), name=ABSENCE, by=world.people["data"])
    operations.discard(load=staged, by=world.people["data"])
    assert not NationalTable.objects.filter(load=staged).exists()


def test_what_one_trust_brings_in_says_nothing_in_another(world, bring_in) -> None:
    bring_in(CENSUS, census(), world.elsewhere)
    bring_in(ABSENCE, absence())
    assert not SimilarSchools.objects.exists()
    assert not Spread.objects.filter(school__isnull=False).exists()
