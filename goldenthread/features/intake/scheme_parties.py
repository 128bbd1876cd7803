"""Who the names at the head of a scheme's columns are in the trust."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.domain.deciding.scheme import PartyText
from goldenthread.domain.reading.scheme_reading import party_key
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.features.organisations.words import word
from goldenthread.foundation import library

# What a name of a concept stands for: its level, and the role of whoever it is.
_CONCEPTS = {
    "members": ("trust", ""), "board": ("trust", ""), "local_body": ("local", ""), "head": ("local", "head"),
    "chief_officer": ("central", "chief_officer"), "finance_lead": ("central", "finance_lead"),
    "education_lead": ("central", "education_lead"), "governance_lead": ("central", "governance_lead"),
    "safeguarding_lead": ("central", "safeguarding_lead"), "department": ("outside", ""),
}  # fmt: skip
_SHORT = {
    "ceo": "chief_officer", "cfo": "finance_lead", "fd": "finance_lead", "ht": "head", "hos": "head",
    "chief executive officer": "chief_officer", "chief financial officer": "finance_lead", "trustees": "board",
    "directors": "board", "lgb": "local_body", "lgc": "local_body", "lgbs": "local_body", "lab": "local_body",
    "aab": "local_body", "local board": "local_body", "local governors": "local_body", "governors": "local_body",
    "dfe": "department", "dsl": "safeguarding_lead", "clerk": "governance_lead", "school leaders": "head",
}  # fmt: skip
NOBODY = "nobody"
# A body that is formed as the scheme is brought in, before its kind.
NEW = "new:"
_FORMED = {
    Body.Kind.MEMBERS: "To be formed: the members", Body.Kind.BOARD: "To be formed: the board",
    Body.Kind.COMMITTEE: "To be formed: a committee of the board", Body.Kind.GROUP: "To be formed: a group",
}  # fmt: skip
# Whom a column may be of besides the bodies and posts of the trust, by their words.
_ROLES = {
    "local_body": "The {} of each school", "head": "The {} of each school", "department": "The {}",
    "chief_officer": "The {}", "finance_lead": "The {}", "education_lead": "The {}", "governance_lead": "The {}",
    "safeguarding_lead": "The {}",
}  # fmt: skip
_ASIDE = frozenset({"the", "of", "and", "committee", "trust", "group", "body", "a"})
# Words that too many are called by to tell one from another.
_COMMON = frozenset({"board", "chief", "director", "executive", "lead", "member", "officer"})


class Parties:
    """The bodies, posts and words of one trust, against which names are held."""

    def __init__(self, trust: Trust) -> None:
        self._trust = trust
        self._bodies = list(Body.objects.filter(trust=trust, school=None))
        local = Body.objects.filter(trust=trust, kind=Body.Kind.LOCAL_BODY).exclude(school=None)
        self._local = {_plain(name) for name in local.values_list("name", flat=True)}
        self._posts = list(Post.objects.filter(trust=trust, school=None))
        self._concepts = dict(_SHORT)
        for concept, words in library.read("words.yaml").items():
            if concept in _CONCEPTS:
                own = trust.words.get(concept, {})
                names = [
                    words["one"],
                    words["many"],
                    words.get("initials", ""),
                    *words.get("also", ()),
                    *own.values(),
                ]
                self._concepts |= {_plain(name): concept for name in names if name}

    def party(self, name: str, key: str) -> PartyText:
        """Return a name as a party: who it is where the trust knows it, and otherwise nobody yet."""
        called = re.sub(r"^(?:level\s*\d+|tier\s*\d+)\s*[:.–-]\s*", "", name, flags=re.IGNORECASE).strip() or name
        called = " ".join(called.split())[:120]
        plain = _plain(called)
        concept = self._concept_of(plain) or self._of_schools(plain)
        if concept in ("members", "board"):
            body = next((each for each in self._bodies if each.kind == concept), None)
            return PartyText(key, called, called[:30], "trust", body=body.key if body else "")
        if concept:
            level, role = _CONCEPTS[concept]
            return PartyText(key, called, called[:30], level, role=role)
        if body := next((each for each in self._bodies if _same(each.name, called)), None):
            level = "central" if body.kind == Body.Kind.GROUP else "trust"
            return PartyText(key, called, called[:30], level, body=body.key)
        if post := next((each for each in self._posts if _plain(each.title) == plain), None):
            return PartyText(key, called, called[:30], "central", post=post.key)
        return PartyText(key, called, called[:30], "trust" if "committee" in plain else "central")

    def choices(self, *, may_form: bool) -> list[tuple[str, str]]:
        """Return everybody that a column may be of, and that it is nobody yet; a body to be formed where one may."""
        only = {each.kind for each in self._bodies} & {Body.Kind.MEMBERS, Body.Kind.BOARD}
        forming = [(f"{NEW}{kind}", says) for kind, says in _FORMED.items() if may_form and kind not in only]
        return [
            *((f"body:{each.key}", each.name) for each in self._bodies),
            *((f"is:{concept}", says.format(word(self._trust, concept))) for concept, says in _ROLES.items()),
            *((f"post:{each.key}", each.title) for each in self._posts),
            *forming,
            (NOBODY, "Nobody of ours yet"),
        ]

    def guessed(self, name: str) -> str:
        """Return which of the choices a name is taken for; nothing where it is known by no name of ours.

        The members and the board are there once, and may be formed; whether a committee of no such name is one of
        those that stand, by another name, is asked.
        """
        party = self.party(name, "")
        if party.body or party.post:
            return f"body:{party.body}" if party.body else f"post:{party.post}"
        if (kind := self._concept_of(_plain(party.name))) in {Body.Kind.MEMBERS, Body.Kind.BOARD}:
            return f"{NEW}{kind}"
        same = (
            key
            for key, (level, role) in _CONCEPTS.items()
            if key in _ROLES and (level, role) == (party.level, party.role)
        )
        return next((f"is:{key}" for key in same), "")

    def unknown(self, names: Sequence[str], answers: Mapping[str, str]) -> list[str]:
        """Return the columns of which nobody has said who they are and that no name of ours tells, by their keys."""
        keys = {party_key(place): name for place, name in enumerate(names)}
        return [key for key, name in keys.items() if not (answers.get(key) or self.guessed(name))]

    def proposed(self, name: str, *, may_form: bool) -> list[tuple[str, str]]:
        """Return the choices that an unknown name may mean: whoever is called nearly so, and one to be formed."""
        is_committee = "committee" in _plain(name).split()
        return [
            (key, says) for key, says in self.choices(may_form=may_form)
            if (_stems(name) & self._stems_of(key, is_body=is_committee))
            or (is_committee and key == f"{NEW}{Body.Kind.COMMITTEE}")
        ]  # fmt: skip

    def _stems_of(self, choice: str, *, is_body: bool) -> frozenset[str]:
        """Return what tells whoever a choice means; where only a body can be meant, nothing for a post or a role."""
        kind, _, about = choice.partition(":")
        if kind == "body":
            return _stems(next(each.name for each in self._bodies if each.key == about))
        if kind == "is" and (about == "local_body" or not is_body):
            names = [name for name, concept in self._concepts.items() if concept == about]
            school = library.read("words.yaml")["school"] if about == "local_body" else {}
            names += [school.get("one", ""), word(self._trust, "school"), *school.get("also", ())] if school else []
            return frozenset().union(*map(_stems, names))
        if kind == "post" and not is_body:
            return _stems(next(each.title for each in self._posts if each.key == about))
        return frozenset()

    def answered(self, name: str, key: str, said: str) -> PartyText:
        """Return a name as the party that a person said it is; where nothing was said, as it is guessed."""
        party = self.party(name, key)
        kind, _, about = said.partition(":")
        if not said:
            return party
        called = replace(party, body="", post="", role="")
        if kind == "body":
            body = next((each for each in self._bodies if each.key == about), None)
            level = "central" if body and body.kind == Body.Kind.GROUP else "trust"
            return replace(called, body=about, level=level)
        if kind == "post":
            return replace(called, post=about, level="central")
        if kind == "is":
            level, role = _CONCEPTS[about]
            return replace(called, level=level, role=role)
        return replace(called, level="trust" if party.level == "local" else party.level)

    def _concept_of(self, plain: str) -> str:
        return self._concepts.get(plain) or self._concepts.get(plain.removesuffix("s"), "")

    def _of_schools(self, plain: str) -> str:
        """Return the local body where those of schools are called so at the end, as “academy advisory board” is."""
        one = plain.removesuffix("s")
        is_so = len(one.split()) > 1 and any(name.endswith(f" {one}") for name in self._local)
        return "local_body" if is_so else ""


def _same(one: str, other: str) -> bool:
    return bool(_telling(other)) and _telling(one) == _telling(other)


def _telling(name: str) -> frozenset[str]:
    return frozenset(_plain(name).split()) - _ASIDE


def _stems(name: str) -> frozenset[str]:
    return frozenset(each.removesuffix("s") for each in _telling(name)) - _COMMON


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ")).split())
