"""What the schools of a demonstration share: its shelf, its books, its stories and its newsletter."""

import datetime as dt

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.seating import BookFacts, Members, OfferFacts
from goldenthread.features.organisations.models import Holding, Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element
from goldenthread.features.sharing import operations as sharing
from goldenthread.features.sharing.models import Story


def take_shared(facts: Members, trust: Trust, made: Furnished, *, today: dt.date) -> None:
    """Give the demonstration what it shares, as far as its days have come."""
    rows = Holding.objects.filter(post__trust=trust, until_on=None).select_related("person")
    by_post = {holding.post_id: holding.person for holding in rows}
    held = {key: by_post[post.pk] for key, post in made.posts.items() if post.pk in by_post}
    for one in facts.offers:
        if one.on <= today:
            _take_offer(one, trust, made, held)
    for book in facts.books:
        if book.asked <= today and book.post in held:
            _take_book(book, trust, made, held, today)
    _take_news(facts, trust, made, held, today)


def _take_offer(one: OfferFacts, trust: Trust, made: Furnished, held: dict[str, Person]) -> None:
    post = made.posts[one.post] if one.post else None
    part = Element.objects.filter(plan__trust=trust, plan__kind="trust", plan__state="live", number=one.part).first()
    words = sharing.OfferWords(
        one.kind, one.title, one.says, one.cautions, one.topic, one.years,
        body=made.bodies[one.body] if one.body else None,
        tie=("element", part.ref) if one.part and part else ("", ""),
    )  # fmt: skip
    row = sharing.offer(
        trust=trust, words=words, by=held.get(one.post), post=post, school=post.school if post else None, on=one.on
    )
    for key, times, served, said in one.used:
        if key in held:
            sharing.use_offer(
                row=row, person=held[key], school=made.posts[key].school, served=served, said=said, times=times
            )


def _take_book(one: BookFacts, trust: Trust, made: Furnished, held: dict[str, Person], today: dt.date) -> None:
    post, person = made.posts[one.post], held[one.post]
    wish = sharing.ask_for_book(
        trust=trust, title=one.title, why=one.why, person=person, post=post, school=post.school, on=one.asked
    )
    if one.given and one.given <= today:
        sharing.give_book(wish=wish, by=None, on=one.given)
    if one.given and one.reviewed and one.reviewed <= today:
        sharing.review_book(wish=wish, review=one.review, by=person, on=one.reviewed)
        if one.agreed:
            sharing.agree_to_review(wish=wish, by=None)
            sharing.open_review(wish=wish, by=None, on=one.reviewed)
    if one.given and one.back and one.back <= today:
        sharing.pass_book_on(wish=wish, by=None, on=one.back)


def _take_news(facts: Members, trust: Trust, made: Furnished, held: dict[str, Person], today: dt.date) -> None:
    told: dict[str, Story] = {}
    for one in facts.stories:
        if one.on > today:
            continue
        post = made.posts[one.post]
        told[one.title] = story = sharing.tell_story(
            trust=trust,
            title=one.title,
            text=one.text,
            by=held.get(one.post),
            post=post,
            school=post.school,
            on=one.on,
        )
        if one.ready:
            sharing.let_story_be_told(story=story, by=None)
            for channel, on in one.told:
                sharing.note_place(story=story, channel=channel, on=min(on, today), by=None)
    for issue in facts.issues:
        chosen = [told[title] for title in issue.stories if title in told]
        row = sharing.make_issue(
            trust=trust, title=issue.title, greeting=issue.greeting, audience=issue.audience, stories=chosen, by=None,
            on=issue.sent or today,
        )  # fmt: skip
        if issue.sent and issue.sent <= today and chosen:
            sent = sharing.send_issue(issue=row, by=None, on=issue.sent)
            if issue.is_open:
                sharing.open_issue(issue=sent, by=None, on=issue.sent)
