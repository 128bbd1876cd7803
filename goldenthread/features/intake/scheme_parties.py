"""Who the names at the head of a scheme's columns are in the trust."""

import re
from dataclasses import replace

from goldenthread.domain.deciding.scheme import PartyText
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
        concept = (
            self._concepts.get(plain) or self._concepts.get(plain.removesuffix("s"), "") or self._of_schools(plain)
        )
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
        """Return which of the choices a name is taken for; nothing where it is known by no name of ours."""
        party = self.party(name, "")
        if party.body or party.post:
            return f"body:{party.body}" if party.body else f"post:{party.post}"
        if kind := self._to_be_formed(party.name):
            return f"{NEW}{kind}"
        same = (
            key
            for key, (level, role) in _CONCEPTS.items()
            if key in _ROLES and (level, role) == (party.level, party.role)
        )
        return next((f"is:{key}" for key in same), "")

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

    def _to_be_formed(self, name: str) -> str:
        """Return the kind of body that a name says and that the trust has none of, or none called so."""
        plain = _plain(name)
        concept = self._concepts.get(plain) or self._concepts.get(plain.removesuffix("s"), "")
        if concept in {Body.Kind.MEMBERS, Body.Kind.BOARD}:
            return concept
        return Body.Kind.COMMITTEE if not concept and "committee" in plain.split() else ""

    def _of_schools(self, plain: str) -> str:
        """Return the local body where those of schools are called so at the end, as “academy advisory board” is."""
        one = plain.removesuffix("s")
        is_so = len(one.split()) > 1 and any(name.endswith(f" {one}") for name in self._local)
        return "local_body" if is_so else ""


def _same(one: str, other: str) -> bool:
    return bool(_telling(other)) and _telling(one) == _telling(other)


def _telling(name: str) -> frozenset[str]:
    return frozenset(_plain(name).split()) - _ASIDE


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ")).split())
