"""Files of the register of schools: a trust from its Group UID, with all its schools, and never anybody's name."""

import datetime as dt

import pytest

from goldenthread.features.intake import operations, register
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation.delimited import UnreadableFile
from tests.published import twin
from tests.query_budget import queries_of

LINKS, GROUPS = "register/alllinksdata.csv", "register/allgroupsdata.csv"
SCHOOLS = "register/edubasealldata20260312.csv"


@pytest.fixture
def saltmarsh(db):
    return Trust.objects.create(slug="saltmarsh", name="Saltmarsh Academies Trust", short_name="Saltmarsh")


def follow(trust, name, uid=""):
    load = operations.stage(trust=trust, file=twin(name), name=name, by=None, uid=uid)
    return operations.bring_in(load=load, by=None)


def schools(trust):
    return {school.urn: school for school in School.objects.filter(trust=trust)}


def test_links_make_the_trusts_schools_with_phase_authority_and_day_of_joining(saltmarsh):
    follow(saltmarsh, LINKS, uid="99101")
    found = schools(saltmarsh)
    assert {urn: school.phase for urn, school in found.items()} == {
        "990001": "primary", "990002": "secondary", "990005": "special", "990006": "alternative", "990007": "post-16",
    }  # fmt: skip
    marsh = found["990001"]
    assert (marsh.name, marsh.joined_on, marsh.authority, marsh.authority_code) == (
        "Marsh Lane Primary", dt.date(2019, 9, 1), "Estuary County", "999",
    )  # fmt: skip


def test_groups_give_the_trusts_own_numbers_with_their_leading_noughts(saltmarsh):
    follow(saltmarsh, GROUPS, uid="99101")
    saltmarsh.refresh_from_db()
    assert (saltmarsh.uid, saltmarsh.group_id, saltmarsh.company_number, saltmarsh.ukprn) == (
        "99101", "TR99101", "09990101", "10099101",
    )  # fmt: skip


def test_a_trust_is_known_by_its_name_when_no_uid_is_said(saltmarsh):
    follow(saltmarsh, LINKS)
    assert len(schools(saltmarsh)) == 5
    saltmarsh.refresh_from_db()
    assert saltmarsh.uid == "99101"


@pytest.mark.parametrize("uid", ["99100", "99102", "99103", "12345"])
def test_a_federation_a_sponsor_a_closed_and_an_unknown_group_make_no_trust(saltmarsh, uid):
    with pytest.raises(UnreadableFile, match=f"no open trust of academies in this file for the group {uid}"):
        operations.stage(trust=saltmarsh, file=twin(GROUPS), name=GROUPS, by=None, uid=uid)


def test_the_whole_register_adds_facts_and_keeps_leading_noughts(saltmarsh):
    follow(saltmarsh, LINKS, uid="99101")
    follow(saltmarsh, SCHOOLS)
    found = schools(saltmarsh)
    assert (found["990001"].roll, found["990001"].ages_to, found["990001"].ukprn) == (418, 11, "10090001")
    assert (found["990002"].name, found["990002"].laestab) == ("Haven High École", "9990042")
    assert "990009" not in found, "a closed school is not added"
    assert "990077" not in found, "another trust's school is not added"


def test_a_search_download_brings_facts_of_the_schools_that_are_here(saltmarsh):
    follow(saltmarsh, LINKS, uid="99101")
    load = follow(saltmarsh, "register/search_results.csv")
    assert schools(saltmarsh)["990001"].laestab == "9992001"
    assert any("fields too many" in note for note in load.report["notes"])


def test_following_twice_changes_nothing(saltmarsh):
    follow(saltmarsh, LINKS, uid="99101")
    before = list(School.objects.values())
    again = follow(saltmarsh, LINKS)
    assert list(School.objects.values()) == before
    assert again.report["register"]["unchanged"] == 5


def test_what_the_register_does_not_say_is_left_alone_and_nothing_is_deleted(world):
    world.trust.uid = "99101"
    world.trust.save()
    staithe = School.objects.create(
        trust=world.trust, key="staithe", name="Staithe", short_name="Staithe", phase="primary", urn="990099"
    )
    load = follow(world.trust, LINKS)
    marsh = School.objects.get(pk=world.marsh_lane.pk)
    assert (marsh.key, marsh.short_name, marsh.roll, marsh.ref) == (
        "marsh-lane", "Marsh Lane", 412, world.marsh_lane.ref,
    )  # fmt: skip
    assert load.report["register"]["absent"] == ["Staithe"]
    assert School.objects.get(pk=staithe.pk).left_on is None


def test_a_school_without_a_urn_is_known_by_its_name(saltmarsh):
    School.objects.create(trust=saltmarsh, key="h", name="haven high", short_name="Haven", phase="secondary")
    follow(saltmarsh, LINKS, uid="99101")
    assert schools(saltmarsh)["990002"].key == "h"
    assert School.objects.filter(trust=saltmarsh).count() == 5


def test_predecessors_are_told_and_not_joined(world):
    load = follow(world.trust, "register/links_edubasealldata.csv")
    assert load.report["predecessors"] == [
        "URN 990001 since 1 September 2019: before it Marsh Lane Infant and Junior, URN 990900"
    ]


def test_nobodys_name_is_kept(saltmarsh):
    for name in (GROUPS, LINKS, SCHOOLS):
        load = operations.stage(trust=saltmarsh, file=twin(name), name=name, by=None, uid="99101")
        assert "Imported" not in str(load.staged) + str(load.report)


def test_a_new_school_is_waited_for_by_every_measure(world):
    follow(world.trust, LINKS, uid="99101")
    assert world.attendance.standings.filter(school__urn="990005").exists()


def test_queries_do_not_grow_with_the_schools(saltmarsh):
    content = twin(LINKS).read_bytes()
    line = next(line for line in content.splitlines(keepends=True) if line.startswith(b'"990001"'))
    grown = content + b"".join(line.replace(b"990001", str(991000 + n).encode()) for n in range(40))
    other = Trust.objects.create(slug="other", name="Other", short_name="Other")
    few = queries_of(lambda: follow_content(saltmarsh, content))
    many = queries_of(lambda: follow_content(other, grown))
    assert len(many) == len(few)


def follow_content(trust, content):
    load = operations.stage(trust=trust, file=content, name=LINKS, by=None, uid="99101")
    operations.bring_in(load=load, by=None)


@pytest.mark.parametrize(
    ("written", "day"),
    [("20-04-2022", dt.date(2022, 4, 20)), ("20/04/2022", dt.date(2022, 4, 20)), ("20220420", dt.date(2022, 4, 20)),
     ("2022-04-20", dt.date(2022, 4, 20)), ("31/02/2022", None), ("01/01/1900", None), ("", None), ("soon", None)],
)  # fmt: skip
def test_a_day_is_read_in_each_of_the_registers_forms(written, day):
    assert register.read_day(written) == day
