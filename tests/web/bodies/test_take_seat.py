"""Giving somebody a seat."""

import datetime as dt

from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Membership


def address(body):
    return f"/harbour/governance/bodies/{body.ref}/appoint/"


def typed(**other):
    return {"from_on": "2026-11-01", "until_on": "2030-10-31", "category": "Parent", "links": ["SEND"], **other}


def test_a_name_is_enough_for_whoever_never_signs_in(as_, local):
    assert as_("governance").post(address(local), typed(name="Ada Quill")).status_code == 302
    seat = Membership.objects.get()
    assert (seat.name, seat.category, seat.links, seat.person) == ("Ada Quill", "Parent", ["SEND"], None)


def test_a_seat_of_a_post_lets_it_act_and_a_seat_of_a_person_gives_no_rights(as_, world, local):
    as_("governance").post(address(local), typed(who=f"post:{world.posts['head'].ref}"))
    as_("governance").post(address(local), typed(who=f"person:{world.people['other_head'].ref}"))
    assert world.posts["head"] in local.posts.all()
    assert world.posts["other_head"] not in local.posts.all()
    assert as_("other_head").get(f"/harbour/governance/bodies/{local.ref}/").status_code == 404


def test_nobody_sits_twice_and_there_is_one_chair(as_, local):
    as_("governance").post(address(local), typed(name="Ada Quill", office="chair"))
    twice = as_("governance").post(address(local), typed(name="ada quill"))
    other = as_("governance").post(address(local), typed(name="Bo Reed", office="chair"))
    assert (twice.status_code, other.status_code) == (422, 422)
    assert "Ada Quill is chair in that time" in other.content.decode()
    assert as_("governance").post(address(local), typed()).status_code == 422


def test_whoever_only_attends_counts_for_nothing(as_, local):
    as_("governance").post(address(local), typed(name="Ada Quill", attends="on"))
    standing = queries.body_standing(local, today=dt.date(2026, 11, 21))
    assert ([one.name for one in standing.attending], standing.stands.members) == (["Ada Quill"], 1)


def test_those_who_keep_no_seats_find_no_such_page(as_, local):
    for who in ("governor", "head", "education", "stranger"):
        assert as_(who).post(address(local), typed(name="Me")).status_code == 404
    assert not Membership.objects.exists()


def test_whoever_leads_a_group_of_a_school_chooses_among_its_own_people(as_, world):
    group = operations.form_body(
        trust=world.trust, by=None, name="Homework", kind="group", school=world.haven_high, lead=world.posts["head"]
    )
    page = as_("head").get(address(group)).content.decode()
    assert "Local governor, Haven High" in page
    assert "Head, Marsh Lane" not in page
    theirs = typed(who=f"post:{world.posts['other_head'].ref}")
    assert as_("head").post(address(group), theirs).status_code == 422
