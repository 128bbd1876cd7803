"""The training programmes of a demonstration, and how sure its members are of their words."""

import datetime as dt

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.seating import Members, ProgrammeFacts, SessionFacts
from goldenthread.features.members import operations as members
from goldenthread.features.members.models import TrainingProgramme
from goldenthread.features.organisations.models import Holding, Trust
from goldenthread.features.organisations.operations.founding import Furnished


def take_programmes(facts: Members, trust: Trust, made: Furnished, *, today: dt.date) -> None:
    """Give the demonstration its programmes, with who came and who has a place, and what members said of words."""
    rows = Holding.objects.filter(post__trust=trust, until_on=None).select_related("person")
    by_post = {holding.post_id: holding.person for holding in rows}
    held = {key: by_post[post.pk] for key, post in made.posts.items() if post.pk in by_post}
    for one in facts.programmes:
        _take(one, trust, held, today)
    for sure in facts.sure:
        for on, steps in sure.said:
            if on <= today and sure.post in held:
                members.say_how_sure(trust=trust, person=held[sure.post], role=sure.role, steps=steps, on=on)
    members.ask_for_places(trust=trust)


def _take(one: ProgrammeFacts, trust: Trust, held: dict[str, Person], today: dt.date) -> None:
    programme = members.open_programme(
        trust=trust, title=one.title, link=one.link, says=one.says, from_on=one.from_on, by=None
    )
    for session in one.sessions:
        _take_session(programme, session, held, today)


def _take_session(
    programme: TrainingProgramme, facts: SessionFacts, held: dict[str, Person], today: dt.date
) -> None:  # fmt: skip
    row = members.add_session(
        programme=programme, title=facts.title, on=facts.on, place=facts.place, led_by=facts.led_by, most=facts.most,
        by=None,
    )  # fmt: skip
    wanted = [
        *(members.Wants(held[key].name, held[key]) for key in facts.posts if key in held),
        *(members.Wants(name) for name in facts.names),
        *(members.Wants(name, organisation=place) for name, place in facts.elsewhere),
    ]
    members.give_places(session=row, wanted=wanted, by=None)
    if facts.on <= today:
        away = {held[key].pk for key in facts.missed if key in held}
        came = {one.ref for one in row.bookings.all() if one.person_id not in away}
        members.say_who_came(session=row, came=came, by=None)
