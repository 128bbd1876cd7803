"""Nobody hands out what they do not hold: who may put somebody into which post, as a table."""

import pytest

from goldenthread.domain.access import Grant, Reach, RolePermissions, may_appoint
from goldenthread.features.organisations.queries import role_permissions

HERE, THERE = 1, 2

WHO_MAY_APPOINT = """
    who             | to the role       | in          | may
    administrator   | administrator     | the trust   | yes
    administrator   | head              | a school    | yes
    administrator   | initiative_lead   | the trust   | yes
    administrator   | safeguarding_lead | the trust   | yes
    administrator   | governance_lead   | the trust   | yes
    chief_officer   | administrator     | the trust   | yes
    chief_officer   | trustee           | the trust   | yes
    governance_lead | trustee           | the trust   | yes
    governance_lead | governor          | a school    | yes
    governance_lead | governance_lead   | the trust   | yes
    governance_lead | administrator     | the trust   | no
    governance_lead | chief_officer     | the trust   | no
    governance_lead | head              | a school    | no
    governance_lead | data_manager      | the trust   | no
    education_lead  | trustee           | the trust   | no
    head            | governor          | own school  | no
    trustee         | trustee           | the trust   | no
    nobody          | trustee           | the trust   | no
"""


ROWS = [[cell.strip() for cell in line.split("|")] for line in WHO_MAY_APPOINT.strip().splitlines()[1:]]


@pytest.mark.parametrize(("who", "role", "place", "may"), ROWS)
def test_who_may_appoint_to_which_role(who, role, place, may):
    roles = role_permissions()
    grants = [] if who == "nobody" else [Grant(who, post=1, school=HERE if who == "head" else None)]
    reach = Reach(person=1, trust=1, grants=frozenset(grants), permissions=roles)
    school = {"the trust": None, "own school": HERE, "a school": THERE}[place]
    assert may_appoint(reach, roles[role], school=school) == (may == "yes")


def test_managing_people_in_one_school_reaches_no_further():
    roles = {"office": RolePermissions(own=frozenset({"people.manage", "plan.see"}))}
    reach = Reach(1, 1, frozenset([Grant("office", post=1, school=HERE)]), roles)
    viewer = RolePermissions(own=frozenset({"plan.see"}))
    assert may_appoint(reach, viewer, school=HERE)
    assert not may_appoint(reach, viewer, school=THERE)
    assert not may_appoint(reach, viewer)


@pytest.mark.parametrize("role", sorted(set(role_permissions()) - {"administrator"}))
def test_a_post_of_a_school_reaches_no_other_whatever_its_role(role):
    reach = Reach(1, 1, frozenset([Grant(role, post=1, school=HERE)]), role_permissions())
    granted = role_permissions()[role].everywhere | role_permissions()[role].own
    assert not any(reach.may_everywhere(permission) or reach.may(permission, school=THERE) for permission in granted)
    assert all(reach.may(permission, school=HERE) for permission in granted)
