"""Questions about the words of roles: which are the reader's, how sure they are, and how sure a role is together."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import link_training as rules
from goldenthread.domain.board import members as together
from goldenthread.features.members.models import RoleWord, WordSaid
from goldenthread.features.members.queries.interests import DECLARE, KEEP
from goldenthread.features.members.role_words import RoleShape, roles_with_words
from goldenthread.features.organisations.queries import own_sittings

# What fewer people said than these is not shown together.
LEAST = 3


@dataclass(frozen=True)
class Word:
    """One word with what the reader last said of it; `own` where it is the trust's."""

    key: str
    word: str
    means: str
    asks: str
    step: int | None
    own: RoleWord | None = None


@dataclass(frozen=True)
class RoleOf:
    """A role: whether it is the reader's, its words, how sure they were over time, and, for a clerk, all together."""

    key: str
    title: str
    is_mine: bool
    words: Sequence[Word]
    over_time: Sequence[rules.Sure]
    all_together: str = ""

    @property
    def said(self) -> int:
        return sum(one.step is not None for one in self.words)

    @property
    def unsure(self) -> list[str]:
        return [one.word for one in self.words if one.step is not None and one.step <= 2]


def role_words_within(reach: Reach) -> QuerySet[RoleWord]:
    """Return the trust's own words, for who keeps the members."""
    kept = RoleWord.objects.filter(trust=reach.trust, withdrawn_on=None).select_related("trust")
    return kept if reach.may_everywhere(KEEP) else kept.none()


def roles_of_reader(reach: Reach, *, today: dt.date) -> list[RoleOf]:
    """Return every role with its words, the reader's own first."""
    mine = _mine(reach, today)
    own: dict[str, list[RoleWord]] = defaultdict(list)
    for word in RoleWord.objects.filter(trust=reach.trust, withdrawn_on=None):
        own[word.role].append(word)
    said: dict[str, list[WordSaid]] = defaultdict(list)
    for one in WordSaid.objects.filter(trust=reach.trust, person=reach.person):
        said[one.role].append(one)
    joint = _together(reach) if reach.may_everywhere(KEEP) else {}
    found = [
        _role(shape, mine, own[shape.key], said[shape.key], joint.get(shape.key, "")) for shape in roles_with_words()
    ]
    return sorted(found, key=lambda one: not one.is_mine)


def _role(shape: RoleShape, mine: set[str], own: Sequence[RoleWord], said: Sequence[WordSaid], joint: str) -> RoleOf:
    last = {one.key: one.step for one in said}
    words = [Word(one.key, one.word, one.means, one.asks, last.get(one.key)) for one in shape.words]
    words += [Word(one.ref, one.word, one.means, one.asks, last.get(one.ref), one) for one in own]
    over_time = rules.sureness([(one.on, one.key, one.step) for one in said])
    return RoleOf(shape.key, shape.title, shape.key in mine, words, over_time, joint)


def _mine(reach: Reach, today: dt.date) -> set[str]:
    seats = [one.seat for one in own_sittings(reach, today=today) if one.body.kind in DECLARE]
    offices = {seat.office for seat in seats}
    links = {link.casefold() for seat in seats for link in seat.links}
    return {
        role.key for role in roles_with_words()
        if seats and (
            role.office in offices if role.office else role.link.casefold() in links if role.link else True
        )
    }  # fmt: skip


def _together(reach: Reach) -> Mapping[str, str]:
    """Say of each role how sure its members are together, where enough of them said so that nobody is known."""
    last: dict[str, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for one in WordSaid.objects.filter(trust=reach.trust):
        last[one.role][one.person_id][one.key] = one.step
    found = {}
    for role, people in last.items():
        means = [{"all": round(sum(steps.values()) / len(steps))} for steps in people.values()]
        held = together.together(means, "all", least=LEAST)
        found[role] = f"{held.mean} of 4, as {held.answers} said" if held else f"fewer than {LEAST} said so yet"
    return found
