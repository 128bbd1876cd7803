"""Questions about plans that are on their way in."""

import hashlib
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.reading import plan_answers, plan_reading
from goldenthread.domain.reading.mending import staged_paper, staged_plan
from goldenthread.domain.reading.mending.homes import rehung
from goldenthread.domain.reading.plan_reading import people
from goldenthread.features.intake.models import PlanImport, ToldHeadings
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.organisations.words import names_of
from goldenthread.features.plans.models import Element
from goldenthread.features.trail.models import Entry
from goldenthread.foundation import library

NAMED = "[name left out]"
AS_WORDS = "words"
# Under this name the parts are kept as they stood before the last mend.
BEFORE = "before"
# Under this name stands what was done last, and the lines that are written like those that it was done to.
OFFER = "offer"
LEAD = "lead:"
# The kind of paper under which it is kept who the leads of plans are.
LEADS_TOLD = "plan lead"
# Before the mark of somebody by name, whose name is not kept.
SOMEBODY = "somebody "
MOST_LATER = 50
NOTHING: dict[str, Any] = {"parts": [], "levels": [], "aside": []}
# Fields of the control block in which a person may stand by name.
NAMING = ("owner", "approved_by", "headteacher", "chair", "version")


@cache
def vocabulary() -> plan_reading.Vocabulary:
    """Return the words by which plans are understood."""
    return plan_reading.from_held(library.read("plan_reading.yaml"))


def vocabulary_of(trust: Trust) -> plan_reading.Vocabulary:
    """Return the words by which a trust's plans are understood: none of its schools is taken for a person."""
    schools = School.objects.filter(trust=trust).values_list("name", "short_name")
    units = Unit.objects.filter(trust=trust).values_list("name", flat=True)
    names = {trust.name, trust.short_name, *units, *(name for pair in schools for name in pair)}
    return replace(vocabulary(), places=frozenset(name.lower() for name in names if name))


def plan_imports(reach: Reach) -> QuerySet[PlanImport]:
    """Return the plans on their way in, newest first, to whoever may change plans in their place."""
    found = PlanImport.objects.filter(trust=reach.trust).select_related("school", "unit", "plan", "by", "trust")
    if reach.may_everywhere("plan.edit"):
        return found
    return found.filter(
        Q(school__in=reach.schools_for("plan.edit")) | Q(unit__in=reach.units_for("plan.edit"))
    )  # fmt: skip


def later_work(waiting: PlanImport) -> list[Entry]:
    """Return what was done to the plan and its parts since it was brought in, newest first."""
    if waiting.plan is None or waiting.committed_at is None:
        return []
    parts = list(Element.objects.filter(plan=waiting.plan).values_list("ref", flat=True))
    return list(
        Entry.objects.filter(trust=waiting.trust_id, at__gt=waiting.committed_at)
        .filter(Q(kind="plan", ref=waiting.plan.ref) | Q(kind="element", ref__in=parts))
        .order_by("-number")[:MOST_LATER]
    )


def staged_of(waiting: PlanImport) -> staged_plan.Staged:
    """Return the parts as they were read or mended by hand."""
    return staged_plan.from_values(waiting.staged or NOTHING)


def settled(waiting: PlanImport) -> plan_answers.Settled:
    """Return the parts as they will be brought in: mended by hand, and by the answers."""
    return plan_answers.settle(staged_of(waiting), reading_of(waiting), waiting.answers, waiting.text)


def reading_of(waiting: PlanImport) -> dict[str, Any]:
    """Return what was read, with targets, dates and leads under the parts in which their words stand now."""
    return rehung(waiting.reading, staged_of(waiting))


def paper_of(waiting: PlanImport) -> staged_paper.Paper:
    """Return the document that a plan was read from, with what stands beside its parts."""
    beside = staged_paper.beside_in(waiting.reading, waiting.text)
    return staged_paper.Paper(waiting.text, waiting.source.get("blocks", ()), beside, vocabulary())


def questions(waiting: PlanImport) -> list[dict[str, Any]]:
    """Return all that is asked about the plan: what the reading could not know, and what its rows become."""
    staged = staged_of(waiting)
    asked = plan_answers.actions_question(staged)
    held = [each for each in waiting.reading.get("questions", ()) if each["id"] not in staged.worked_in]
    return [*held, *([asked] if asked else [])]


def source_of(waiting: PlanImport, question: Mapping[str, Any]) -> str:
    """Return the words of the document that a question is about."""
    start, end = question["span"]
    return waiting.text[start:end]


@dataclass(frozen=True)
class Lead:
    """Somebody whom the plan names as its parts' lead or reviewer, in its own words.

    `post` is the post that they were matched with or `proposed` is; nothing where they stay words.
    """

    party: str
    person: str
    capacity: str
    count: int
    post: Post | None
    proposed: Post | None
    is_decided: bool

    @property
    def key(self) -> str:
        """Return what names the lead in a form: the words themselves may be a person's name."""
        return hashlib.blake2s(self.party.encode(), digest_size=6).hexdigest()


def posts_for(waiting: PlanImport) -> list[Post]:
    """Return the posts that a plan's leads may be, its own place's first, then the trust's; all for a trust plan."""
    posts = Post.objects.filter(trust=waiting.trust).select_related("trust", "school", "unit")
    near = [post for post in posts if _is_near(post, waiting)]
    return sorted(near, key=lambda post: not _is_own(post, waiting))


def leads(waiting: PlanImport) -> list[Lead]:
    """Return everybody whom the plan names, each once, with the post of the trust that each may hold."""
    own = posts_for(waiting)
    by_ref = {post.ref: post for post in own}
    before = dict(ToldHeadings.objects.filter(trust=waiting.trust, kind=LEADS_TOLD).values_list("shape", "means"))
    said: dict[str, list[dict[str, Any]]] = {}
    titles = {post.title.casefold() for post in own}
    there = {part.id for part in staged_of(waiting).parts}
    for each in reading_of(waiting)["assignments"]:
        if each["element"] in there:
            said.setdefault(party_of(each, titles), []).append(each)
    found = []
    for party, held in said.items():
        person = held[0]["person"]
        chosen = waiting.answers.get(LEAD + party)
        told = _post_told(waiting, person or party) or people.note_of(party)
        exact = _titled(own, told or party)
        post = by_ref.get(chosen) if chosen else exact
        lead = Lead(party, person, held[0]["capacity"], len(held), post, None, bool(chosen))
        if not post and not chosen:
            known = _held_alike(own, "".join(before.get(remembered_by(lead), ())[:1]))
            lead = replace(lead, proposed=known or _proposed(own, told or party, waiting))
        found.append(lead)
    return sorted(found, key=lambda lead: (lead.is_decided, lead.post is not None, -lead.count, lead.party))


def remembered_by(lead: Lead) -> str:
    """Return the words by which a lead is known again in the next plan; of a person's name only its mark."""
    return f"{SOMEBODY}{lead.key}" if lead.person else lead.party.casefold()


def party_of(each: Mapping[str, Any], titles: Container[str]) -> str:
    """Return who is named, in the plan's words. A post with a comma in its title is named by the whole line."""
    raw = str(each["raw"]).strip()
    return raw if raw.casefold() in titles else str(each["party"] or raw)


def _is_near(post: Post, waiting: PlanImport) -> bool:
    """Say whether a post is in the plan's own place, or of the trust."""
    if waiting.school_id is None and waiting.unit_id is None:
        return True
    if post.school_id is None and post.unit_id is None:
        return True
    return (waiting.school_id is not None and post.school_id == waiting.school_id) or (
        waiting.unit_id is not None and post.unit_id == waiting.unit_id
    )


def _is_own(post: Post, waiting: PlanImport) -> bool:
    return post.school_id == waiting.school_id and waiting.unit_id in {None, post.unit_id}


def _post_told(waiting: PlanImport, who: str) -> str:
    """Return the post that was answered to the question which one somebody holds."""
    for question in waiting.reading.get("questions", ()):
        if question["kind"] == "person" and question["asks"].startswith(f"Which post does {who} hold?"):
            return str(waiting.answers.get(question["id"], ""))
    return ""


def _titled(posts: list[Post], words: str) -> Post | None:
    """Return the one post that bears a title; of two alike neither is guessed."""
    found = [post for post in posts if post.title.casefold() == words.strip().casefold()]
    return found[0] if len(found) == 1 else None


def title_anywhere(post: Post) -> str:
    """Return a post's title without its place: “Chair of Governors, Quay” is the chair of governors in any school."""
    place = post.school or post.unit
    names = sorted({place.name, getattr(place, "short_name", "")} - {""}, key=len, reverse=True) if place else []
    title = post.title
    for name in names:
        title = title.replace(name, "")
    return title.strip(" ,-–()") or post.title


def _held_alike(posts: list[Post], title: str) -> Post | None:
    """Return the one post that is called so in any place; of two alike neither is guessed."""
    found = [post for post in posts if title and title_anywhere(post).casefold() == title.casefold()]
    return found[0] if len(found) == 1 else None


def _proposed(posts: list[Post], words: str, waiting: PlanImport) -> Post | None:
    """Return the post that words or initials mean: in the plan's own place first, and else of the trust."""
    said = vocabulary().usual_initials.get(words.strip().upper(), words)
    own = [post for post in posts if _is_own(post, waiting)]
    others = [post for post in posts if not _is_own(post, waiting)]
    # One word of a post that is elsewhere says little: a school's “Office” is not the trust's.
    apart = others if len(words.split()) > 1 else []
    tried = (_called(own, said), _alike(own, words), _called(others, said), _alike(apart, words))
    return next((post for post in tried if post), None)


def _called(posts: list[Post], words: str) -> Post | None:
    """Return the one post whose role goes by these words, in this trust or elsewhere."""
    plain = words.strip().casefold()
    found = [post for post in posts if plain in map(str.casefold, names_of(post.trust, post.role))]
    return found[0] if len(found) == 1 else None


def _alike(posts: list[Post], words: str) -> Post | None:
    """Return the one post whose title begins with these words or letters: DHT, Head of English."""
    plain = re.sub(r"[^a-z ]", "", words.lower())
    letters = plain.replace(" ", "")
    wanted = set(plain.split())
    found = [
        post for post in posts
        if _initials(title_anywhere(post)) == letters or (wanted and wanted <= set(post.title.lower().split()))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _initials(title: str) -> str:
    split = title.lower().replace("headteacher", "head teacher").replace("-", " ")
    return "".join(word[0] for word in split.split() if word not in ("of", "and", "the", "for"))


def names_in(waiting: PlanImport) -> dict[str, str]:
    """Return the names of people that a plan prints, each with what stands in its place: the post where known."""
    words, found = vocabulary_of(waiting.trust), {}
    for each in waiting.reading.get("assignments", ()):
        person = (each.get("person") or "").strip()
        if not person:
            continue
        party, note = each["party"], people.note_of(each["party"])
        note = "" if note.lower() in words.capacity_notes else note
        other = party if person not in party else ""
        found[person] = _post_told(waiting, person) or note or other or NAMED
    for field, said in waiting.reading.get("control", {}).items():
        if field.split(" ")[0] in NAMING:
            for party in people.parties(said):
                if person := people.person_in(party, words):
                    found.setdefault(person, people.note_of(party) or NAMED)
    return found


def masked(words: str, names: Mapping[str, str]) -> str:
    """Return words as they may be shared: posts in the place of people's names."""
    if not names or not words:
        return words
    # The longest first, so that no name is left half; with the post in brackets behind it, that is said once.
    found = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    said = found.sub(lambda match: names[match[0]], words)
    for post in set(names.values()) - {NAMED}:
        for brackets in ("()", "[]"):
            said = said.replace(f"{post} {brackets[0]}{post}{brackets[1]}", post)
    return said
