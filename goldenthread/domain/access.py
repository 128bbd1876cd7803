"""Who may do what, and where.

A person may do a thing in a school because of a post that they hold there today, and for no other
reason. A post's role says what its holder may do everywhere in the trust, and what only in the
school or unit that the post belongs to; a post of a school reaches no other school, whatever its role. Whoever holds
no post in a trust sees nothing of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EVERYWHERE = "everywhere"
OWN = "own"

# The role that a trust is never left without: somebody must be able to let the next person in.
ADMINISTRATOR = "administrator"
# Who may appoint people to posts, end their time there, and suspend them.
MANAGE_PEOPLE = "people.manage"


@dataclass(frozen=True)
class Grant:
    """One post held today: its role, the school or unit that it belongs to, if any, and what it is called.

    `without` are permissions that its school does not have for now, because the trust holds them for it.
    """

    role: str
    post: int
    school: int | None = None
    unit: int | None = None
    title: str = ""
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RolePermissions:
    """What a role may do: everywhere in the trust, and only in its post's own school or unit.

    `of_office` names what a post brings with it whoever appoints to it, such as reading what a body keeps to itself.
    """

    everywhere: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    of_office: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reach:
    """What one person may do and see in one trust on one day.

    `person` and `trust` are row ids; `schools` are the trust's own, so that "everywhere" is a plain
    set wherever a query needs one. A reach is drawn up for one request, and `known` keeps what was asked for it and
    is the same for as long: where its person sits, for one.
    """

    person: int
    trust: int
    grants: frozenset[Grant]
    permissions: Mapping[str, RolePermissions] = field(hash=False)
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def posts(self) -> frozenset[int]:
        return frozenset(grant.post for grant in self.grants)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def own_schools(self) -> frozenset[int]:
        return frozenset(grant.school for grant in self.grants if grant.school is not None)

    def may(self, permission: str, *, school: int | None = None, unit: int | None = None) -> bool:
        """Say whether the person may do this here: in that school, that unit, or the trust at large."""
        if self.may_everywhere(permission):
            return True
        if school is not None:
            return school in self.schools_for(permission)
        return unit is not None and unit in self.units_for(permission)

    def may_everywhere(self, permission: str) -> bool:
        return any(permission in self._of(grant).everywhere for grant in self.grants)

    def may_somewhere(self, permission: str) -> bool:
        """Say whether there is any place at all where the person may do this."""
        return any(
            permission in self._of(grant).everywhere
            or (permission in self._of(grant).own and permission not in grant.without)
            for grant in self.grants
        )

    def schools_for(self, permission: str) -> frozenset[int]:
        """Return the schools where a post of the person's own gives this permission.

        Ask `may_everywhere` first: somebody who may do it everywhere is not listed school by school.
        """
        return frozenset(
            grant.school
            for grant in self.grants
            if grant.school is not None and permission in self._of(grant).own and permission not in grant.without
        )

    def units_for(self, permission: str) -> frozenset[int]:
        return frozenset(
            grant.unit for grant in self.grants if grant.unit is not None and permission in self._of(grant).own
        )

    def may_in_a_place(self, permission: str) -> bool:
        """Say whether the person may do this in the whole trust, in a school or in a unit.

        Less than `may_somewhere`: a post without a place of its own may do it only to what it was given.
        """
        return self.may_everywhere(permission) or bool(self.schools_for(permission) or self.units_for(permission))

    def _of(self, grant: Grant) -> RolePermissions:
        """Return what a post may do: one of a school does there alone what its role does everywhere.

        Whoever administers the trust does so from whatever place, or it might be left without anybody who can.
        """
        may = self.permissions.get(grant.role, RolePermissions())
        if grant.school is None or grant.role == ADMINISTRATOR:
            return may
        return RolePermissions(own=may.own | may.everywhere, of_office=may.of_office)


def may_appoint(reach: Reach, role: RolePermissions, *, school: int | None = None, unit: int | None = None) -> bool:
    """Say whether the person may put somebody into a post of this role in this place, or take them out of it.

    Nobody hands out what they do not hold themselves: whoever manages people, and holds, at least as widely, each
    thing that the role may do, but for what comes with the office. The same stands for ending and suspending, so
    that nobody unseats those who may do more than they.
    """
    return (
        reach.may(MANAGE_PEOPLE, school=school, unit=unit)
        and all(reach.may_everywhere(permission) for permission in role.everywhere - role.of_office)
        and all(reach.may(permission, school=school, unit=unit) for permission in role.own - role.of_office)
    )
