"""The visits of a demonstration, once its posts are held."""

import datetime as dt

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.seating import Members, VisitFacts
from goldenthread.features.members import operations as members
from goldenthread.features.members.models import Visit
from goldenthread.features.organisations.models import Body, Holding, Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element
from goldenthread.foundation.library import LibraryError

SEPTEMBER = 9
TOLD = ("met_with", "saw", "voices", "shows", "questions", "strengths", "concerns", "since_last")


def take_visits(facts: Members, trust: Trust, made: Furnished, *, today: dt.date) -> None:
    """Give the demonstration its visits, told and still to come, with what was asked for and what came of it."""
    held = _held(trust)
    for one in facts.visits:
        post = made.posts[one.by_post]
        visit = members.plan_visit(
            trust=trust, by=None, visitor=held.get(post.pk), post=post, kind=one.kind, on=one.on,
            who=f"{post.title}, {one.with_others}" if one.with_others else post.title,
            school=made.schools[one.school] if one.school else None, body=_body(one, made),
            about=_about(one, trust), duty=one.duty, purpose=one.purpose, agreed_with=one.agreed_with,
            is_confidential=one.confidential,
        )  # fmt: skip
        if one.on <= today and any(getattr(one, name) for name in TOLD):
            _tell(one, visit, made, today)


def take_talks(facts: Members, trust: Trust, made: Furnished, *, today: dt.date) -> None:
    """Give the demonstration the talks that were held with members, what they wish for, and their toolkit."""
    held = _held(trust)
    for one in facts.talks:
        person = held.get(made.posts[one.post].pk)
        if person is not None and one.on <= today:
            members.hold_talk(
                body=made.bodies[one.body], name=person.name, person=person, by=held.get(made.posts[one.by].pk),
                held_on=one.on, went_well=one.went_well, to_learn=one.to_learn, way=one.way,
            )  # fmt: skip
    for key, ways in facts.wishes.items():
        for way in ways:
            members.wish_for(trust=trust, person=held[made.posts[key].pk], way=way, wanted=True)
    for tool in facts.tools:
        row = members.publish_tool(trust=trust, title=tool.title, says=tool.says, address="", by=None)
        year = today.year if today.month >= SEPTEMBER else today.year - 1
        for key, used, served, said in tool.said:
            person = held[made.posts[key].pk]
            members.rate_tool(tool=row, person=person, year=year, used=used, served=served, said=said)


def _held(trust: Trust) -> dict[int, Person]:
    rows = Holding.objects.filter(post__trust=trust, until_on=None).select_related("person")
    return {holding.post_id: holding.person for holding in rows}


def _tell(one: VisitFacts, visit: Visit, made: Furnished, today: dt.date) -> None:
    wanted = [
        members.Wanted(ask.text, made.posts[ask.post] if ask.post else None, due_on=ask.due) for ask in one.wanted
    ]
    words = {name: getattr(one, name) for name in TOLD}
    visit = members.tell_of_visit(visit=visit, by=None, drawn_from=None, wanted=wanted, told_on=one.on, **words)
    for ask, follow_up in zip(one.wanted, visit.follow_ups.all(), strict=True):
        if ask.done_on and ask.done_on <= today:
            members.finish_follow_up(follow_up=follow_up, by=None, outcome=ask.outcome, on=ask.done_on)
    if one.commented and one.commented <= today:
        members.comment_on_visit(
            visit=visit, by=None, said=one.comment, called=made.posts[one.comment_by].title, on=one.commented
        )


def _body(one: VisitFacts, made: Furnished) -> Body | None:
    post = made.posts[one.by_post]
    bodies = list(post.bodies.all())
    own = [body for body in bodies if one.school and body.school_id == made.schools[one.school].pk]
    return next(iter([*own, *bodies]), None)


def _about(one: VisitFacts, trust: Trust) -> tuple[str, str] | None:
    """Return the part of a plan that is named: of the school's own plan first, by its title or its number."""
    if not one.part:
        return None
    found = Element.objects.filter(plan__trust=trust, removed_at=None, plan__state="live")
    named = found.filter(title=one.part) | found.filter(number=one.part, plan__school=None)
    element = named.order_by("plan__school", "pk").first()
    if element is None:
        raise LibraryError(f"members.yaml: there is no part “{one.part}” to visit.")
    return ("element", element.ref)
