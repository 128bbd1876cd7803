"""Days on which people of a pack's trust come together: the events of cycle.yaml, for a demonstration alone."""

import datetime as dt
from typing import Literal

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations.models import Holding, Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.reviews.models import Event


class EventFacts(Shape):
    """One day, or a series of them: `placed` are posts, `others` names; once it was, who came."""

    kind: Literal["training", "closed", "away", "network", "teach", "pupils", "other"]
    title: Words
    day: dt.date
    by: Words
    says: Words = ""
    at: dt.time | None = None
    minutes: int = 60
    place: Words = ""
    school: Words = ""
    roles: list[Words] = []
    awaits_all: bool = False
    most: int | None = None
    expected: int | None = None
    part: Words = ""
    every: int = 0
    times: int = 1
    placed: list[Words] = []
    others: list[Words] = []
    came: list[int] = []
    learned: Words = ""
    said: list[tuple[Words, int, Words]] = []


def take_events(events: list[EventFacts], trust: Trust, made: Furnished, *, today: dt.date) -> None:
    """Set each day, and of those that have been say who came, the days of a series one after the other."""
    held = Holding.objects.filter(post__trust=trust, until_on=None).select_related("person")
    people = {one.post_id: one.person for one in held}
    for facts in events:
        rows = reviewing.set_event(
            trust=trust, words=_words(facts, trust, made), by=None, post=made.posts[facts.by],
            how_often=(facts.every, facts.times), tells=False,
        )  # fmt: skip
        for at, row in enumerate(rows):
            if row.on < today:
                _hold(row, facts, facts.came[at] if at < len(facts.came) else None, made, people)
        if (ahead := next((row for row in rows if row.on >= today), None)) and not facts.awaits_all:
            placed = [made.posts[key] for key in facts.placed]
            reviewing.give_places(row=ahead, posts=placed, names=facts.others, by=None)


def _hold(row: Event, facts: EventFacts, came: int | None, made: Furnished, people: dict[int, Person]) -> None:
    posts = [made.posts[key] for key in facts.placed]
    reviewing.say_who_came(
        row=row, came=(), posts=posts, names=facts.others, count=came, learned=facts.learned, by=None, on=row.on
    )
    for key, step, words in facts.said:
        if (person := people.get(made.posts[key].pk)) is not None:
            reviewing.say_of_it(row=row, person=person, helped=step, said=words)


def _words(facts: EventFacts, trust: Trust, made: Furnished) -> reviewing.EventWords:
    school = made.schools[facts.school] if facts.school else None
    found = Element.objects.filter(plan__trust=trust, plan__state="live", plan__school=school, plan__unit=None)
    part = found.filter(number=facts.part).order_by("plan", "pk").first() if facts.part else None
    return reviewing.EventWords(
        facts.kind, facts.title, facts.day, facts.says, facts.at, facts.minutes, facts.place, school, facts.roles,
        not facts.awaits_all, facts.most, facts.expected, part,
    )  # fmt: skip
