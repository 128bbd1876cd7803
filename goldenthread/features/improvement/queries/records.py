"""Records of other parts that may show that a piece of a phase's work was done at a school."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count, F, Max, Q, TextField, Value
from django.db.models.functions import Coalesce, Concat

from goldenthread.domain.deciding.shown_by import Seen
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.assurance.models import Accreditation, Check, Review, Sample
from goldenthread.features.delegation.models import DelegationReview, Variance
from goldenthread.features.documents.models import TakenUp
from goldenthread.features.governance.models import Decision, Meeting
from goldenthread.features.improvement.ladder_shapes import ShownByShape
from goldenthread.features.improvement.models import FunctionMode, Placement, Support
from goldenthread.features.measures.models import Reading
from goldenthread.features.members.models import Audit, Training, Visit
from goldenthread.features.members.models import Review as GovernanceReview
from goldenthread.features.organisations.freedoms import freedoms
from goldenthread.features.organisations.models import Body, Membership, School
from goldenthread.features.plans.models import (
    Action,
    Status,
    Undertaking,
    UndertakingAnswer,
    UndertakingWord,
    Version,
)
from goldenthread.features.plans.queries.work.undertakings import open_to_all
from goldenthread.features.plans.undertaking_kinds import undertaking_kinds
from goldenthread.features.reviews.models import Event, Occurrence
from goldenthread.features.sharing.models import Offer, StoryPlace

# How a record that shows an item is spoken of while it is not there.
CALLED = {
    "check": "a checklist handed in", "review": "a review or an audit that was reported",
    "mark": "a mark or an award",
    "sample": "a sample that was looked through", "audit": "an audit of the local body",
    "governance review": "a review of the local body from outside",
    "training": "a training of the local body", "meeting": "a meeting of the local body", "visit": "a visit",
    "body": "a body that was formed", "document": "a document of the trust adopted",
    "support": "help that was logged",
    "plan": "a plan that was agreed", "action": "an action of a plan that was done",
    "figure": "a figure that was recorded", "consultation": "a round of comments that was summed up",
    "grant": "a grant by the scheme of delegation", "look": "a look at how much is delegated",
    "mode": "how the central team works here", "placed": "people who were placed here",
    "freedom": "what the trust holds for the school", "seat": "a seat taken on the local body",
    "day": "a day together that was held", "duty": "a duty of the year that was done",
    "offer": "something that the school offered to the trust",
    "given": "something that the local body gave to the trust",
    "story": "a story of the school that was told", "undertaking": "something that the school took on",
    "decision": "a decision of the local body",
}  # fmt: skip


def records_of(schools: Iterable[School], since: dt.date, kinds: Iterable[str]) -> dict[int, list[Seen]]:
    """Return the records of these kinds about these schools since a day: a query for each kind."""
    found: dict[int, list[Seen]] = defaultdict(list)
    places, asked = list(schools), set(kinds)
    for kind, gather in EVERY.items():
        if kind in asked:
            for school, seen in gather(places, since):
                found[school].append(seen)
    return found


def kinds_of(shown_by: Iterable[ShownByShape]) -> set[str]:
    """Return the kinds of records that these name."""
    return {kind for one in shown_by for kind in one.as_rule().records}


Found = Iterator[tuple[int, Seen]]


def _told(record: str, kind: str, rows: Iterable[tuple[Any, ...]]) -> Found:
    """Return rows of (school, day, sort, text, reference) as records."""
    return ((school, Seen(record, on, of, text[:300], kind, ref)) for school, on, of, text, ref in rows)


def _checked(schools: Sequence[School], since: dt.date) -> Found:
    rows = Check.objects.filter(school__in=schools, handed_in_on__gte=since)
    told = rows.values_list("school", "handed_in_on", "round__checklist__key", "round__title", "ref")
    return _told("check", "check", told)


def _reviewed(schools: Sequence[School], since: dt.date) -> Found:
    rows = Review.objects.filter(school__in=schools, stage=Review.Stage.REPORTED).annotate(
        on=Coalesce("reported_on", "held_on"), says=_joined("title", "scope", "theme")
    )
    told = rows.filter(on__gte=since).values_list("school", "on", "kind", "says", "ref")
    return _told("review", "quality review", told)


def _marked(schools: Sequence[School], since: dt.date) -> Found:
    rows = Accreditation.objects.filter(school__in=schools, stage=Accreditation.Stage.HELD, held_from__gte=since)
    return _told("mark", "accreditation", rows.values_list("school", "held_from", "theme", "name", "ref"))


def _sampled(schools: Sequence[School], since: dt.date) -> Found:
    looked = Sample.objects.filter(school__in=schools).annotate(
        on=Max("drawn__looked_on"), left=Count("drawn", filter=Q(drawn__looked_on=None)),
        says=_joined("title", "looks_for"),
    )  # fmt: skip
    told = looked.filter(left=0, on__gte=since).values_list("school", "on", Value(""), "says", "ref")
    return _told("sample", "", told)


def _asked(schools: Sequence[School], since: dt.date) -> Found:
    rows = Audit.objects.filter(bodies__school__in=schools, closed_on__gte=since).distinct()
    return _told("audit", "audit", rows.values_list("bodies__school", "closed_on", "kind", "title", "ref"))


def _looked_at_from_outside(schools: Sequence[School], since: dt.date) -> Found:
    rows = GovernanceReview.objects.filter(bodies__school__in=schools, reported_on__gte=since).distinct()
    told = rows.annotate(what=_joined("title", "scope"))
    return _told("governance review", "governance review", told.values_list(
        "bodies__school", "reported_on", Value(""), "what", "ref"
    ))  # fmt: skip


def _trained(schools: Sequence[School], since: dt.date) -> Found:
    rows = Training.objects.filter(bodies__school__in=schools, held_on__gte=since, places__isnull=False)
    told = rows.annotate(says=_joined("title", "need")).distinct()
    return _told("training", "", told.values_list("bodies__school", "held_on", Value(""), "says", "ref"))


def _met(schools: Sequence[School], since: dt.date) -> Found:
    rows = Meeting.objects.filter(body__school__in=schools, state=Meeting.State.HELD, held_on__gte=since)
    return _told("meeting", "meeting", rows.values_list("body__school", "held_on", "body__kind", "body__name", "ref"))


def _visited(schools: Sequence[School], since: dt.date) -> Found:
    rows = Visit.objects.filter(school__in=schools, state=Visit.State.TOLD, is_confidential=False, on__gte=since)
    told = rows.annotate(says=_joined("kind", "duty")).values_list("school", "on", "kind", "says", "ref")
    return _told("visit", "visit", told)


def _formed(schools: Sequence[School], since: dt.date) -> Found:
    rows = Body.objects.filter(school__in=schools, dissolved_on=None, starts_on__gte=since)
    told = rows.values_list("school", "starts_on", "acts_as", "kind", "name", "key")
    return _told("body", "", (
        (school, on, "task force" if acts else kind, name, key[:12]) for school, on, acts, kind, name, key in told
    ))  # fmt: skip


def _adopted(schools: Sequence[School], since: dt.date) -> Found:
    rows = TakenUp.objects.filter(school__in=schools, on__gte=since)
    told = rows.values_list("school", "on", "document__topic", "document__title", "document__ref")
    return _told("document", "document", told)


def _helped(schools: Sequence[School], since: dt.date) -> Found:
    rows = Support.objects.filter(school__in=schools, given_on__gte=since).annotate(says=_joined("function", "said"))
    return _told("support", "", rows.values_list("school", "given_on", "kind", "says", "ref"))


def _agreed(schools: Sequence[School], since: dt.date) -> Found:
    rows = Version.objects.filter(plan__school__in=schools, adopted_on__gte=since)
    return _told(
        "plan", "plan", rows.values_list("plan__school", "adopted_on", "plan__kind", "plan__title", "plan__ref")
    )


def _done(schools: Sequence[School], since: dt.date) -> Found:
    """Actions that were done in a school's own plans; where somebody is to confirm one, once that was done."""
    rows = Action.objects.filter(element__plan__school__in=schools, status=Status.DONE, done_on__gte=since)
    rows = rows.filter(Q(verifier=None) | Q(verified_on__isnull=False)).annotate(says=_joined("title", "proof"))
    return _told("action", "", rows.values_list("element__plan__school", "done_on", "kind", "says", "ref"))


def _recorded(schools: Sequence[School], since: dt.date) -> Found:
    rows = Reading.objects.filter(school__in=schools, recorded_on__gte=since, superseded_at=None, group="")
    rows = rows.exclude(value=None, value_word="")
    told = rows.values_list("school", "recorded_on", "measure__key", "measure__name", "measure__ref")
    return _told("figure", "measure", told)


def _heard(schools: Sequence[School], since: dt.date) -> Found:
    rows = Consultation.objects.filter(school__in=schools, closed_on__gte=since).annotate(
        asks=_joined("title", "says")
    )
    return _told(
        "consultation", "consultation", rows.values_list("school", "closed_on", "subject_kind", "asks", "ref")
    )


def _granted(schools: Sequence[School], since: dt.date) -> Found:
    rows = Variance.objects.filter(school__in=schools, from_on__gte=since, granted_from__isnull=False)
    return _told("grant", "", rows.values_list("school", "from_on", "topic", "reason", "ref"))


def _looked(schools: Sequence[School], since: dt.date) -> Found:
    rows = DelegationReview.objects.filter(school__in=schools, held_on__gte=since)
    return _told("look", "", rows.values_list("school", "held_on", Value(""), "body_name", "ref"))


def _worked(schools: Sequence[School], since: dt.date) -> Found:
    rows = FunctionMode.objects.filter(school__in=schools, from_on__gte=since).annotate(
        says=_joined("function", "mode")
    )
    return _told("mode", "", ((school, on, mode, says, f"m{pk}"[:12]) for school, on, mode, says, pk in
                              rows.values_list("school", "from_on", "mode", "says", "pk")))  # fmt: skip


def _placed(schools: Sequence[School], since: dt.date) -> Found:
    rows = Placement.objects.filter(school__in=schools, from_on__gte=since, is_against=False)
    return _told("placed", "", rows.values_list("school", "from_on", "kind", "said", "ref"))


def _held(schools: Sequence[School], since: dt.date) -> Found:
    """What the trust holds for a school, from when on it does."""
    return (
        (school.pk, Seen("freedom", day, key, freedoms()[key].title, "", key))
        for school in schools
        for key, held in school.held_back.items()
        if key in freedoms() and (day := dt.date.fromisoformat(held["since"])) >= since
    )


def _seated(schools: Sequence[School], since: dt.date) -> Found:
    rows = Membership.objects.filter(body__school__in=schools, is_member=True, from_on__gte=since, ended_on=None)
    return _told("seat", "", rows.values_list("body__school", "from_on", "category", "body__name", "ref"))


def _came_together(schools: Sequence[School], since: dt.date) -> Found:
    """Days together that were held and told of: a school's own, and those of the whole trust for every school."""
    rows = Event.objects.filter(
        Q(school__in=schools) | Q(school=None), trust__in={school.trust_id for school in schools}, on__gte=since,
        called_off_on=None, told_on__isnull=False,
    ).annotate(what=_joined("title", "says"))  # fmt: skip
    told = list(rows.values_list("school", "trust", "on", "kind", "what", "ref"))
    return (
        (school.pk, Seen("day", on, kind, what[:300], "", ref))
        for of, trust, on, kind, what, ref in told
        for school in schools
        if of == school.pk or (of is None and trust == school.trust_id)
    )


def _kept_the_year(schools: Sequence[School], since: dt.date) -> Found:
    rows = Occurrence.objects.filter(school__in=schools, done_on__gte=since)
    return _told("duty", "", rows.values_list("school", "done_on", "duty__key", "duty__title", "ref"))


def _offered(schools: Sequence[School], since: dt.date) -> Found:
    rows = _on_the_shelf(since).filter(school__in=schools)
    return _told("offer", "offer", rows.values_list("school", "offered_on", "kind", "what", "ref"))


def _given(schools: Sequence[School], since: dt.date) -> Found:
    rows = _on_the_shelf(since).filter(body__school__in=schools)
    return _told("given", "offer", rows.values_list("body__school", "offered_on", "kind", "what", "ref"))


def _on_the_shelf(since: dt.date) -> Any:
    return Offer.objects.filter(withdrawn_on=None, offered_on__gte=since).annotate(what=_joined("title", "says"))


def _told_of(schools: Sequence[School], since: dt.date) -> Found:
    rows = StoryPlace.objects.filter(story__school__in=schools, story__ready_on__isnull=False, on__gte=since)
    told = rows.annotate(what=_joined("story__title", "story__text"))
    return _told("story", "story", told.values_list("story__school", "on", "channel", "what", "story__ref"))


def _took_on(schools: Sequence[School], since: dt.date) -> Found:
    """What a school took on, from when on it is open, what was said of it since, and what its counted answers say."""
    rows = Undertaking.objects.filter(open_to_all(), school__in=schools)
    begun = rows.filter(opened_on__gte=since).values_list("school", "opened_on", "kind", "title", "ref")
    yield from _told("undertaking", "undertaking", begun)
    words = UndertakingWord.objects.filter(undertaking__in=rows, said_on__gte=since).values_list(
        "undertaking__school", "said_on", "undertaking__kind", "step", "undertaking__title", "undertaking__ref"
    )  # fmt: skip
    yield from _told("undertaking", "undertaking", (
        (school, on, f"{kind} {step}", title, ref) for school, on, kind, step, title, ref in words
    ))  # fmt: skip
    counted = {(kind.key, one.key) for kind in undertaking_kinds().values() for one in kind.questions if one.tally}
    answers = UndertakingAnswer.objects.filter(undertaking__in=rows).annotate(
        on=Coalesce(Max("undertaking__words__said_on"), F("undertaking__opened_on"))
    )
    said = answers.filter(on__gte=since).values_list(
        "undertaking__school", "on", "undertaking__kind", "question", "text", "undertaking__title", "undertaking__ref"
    )  # fmt: skip
    yield from _told("undertaking", "undertaking", (
        (school, on, f"{kind} {text}", title, ref)
        for school, on, kind, question, text, title, ref in said
        if (kind, question) in counted
    ))  # fmt: skip


def _decided(schools: Sequence[School], since: dt.date) -> Found:
    rows = Decision.objects.filter(
        item__meeting__body__school__in=schools, item__meeting__state=Meeting.State.HELD,
        item__meeting__held_on__gte=since, item__is_confidential=False,
    ).annotate(what=_joined("says", "item__title"))  # fmt: skip
    told = rows.values_list("item__meeting__body__school", "item__meeting__held_on", "kind", "what", "ref")
    return _told("decision", "decision", told)


def _joined(first: str, *others: str) -> Any:
    return Concat(F(first), *(each for other in others for each in (Value(" "), F(other))), output_field=TextField())


EVERY: dict[str, Callable[[Sequence[School], dt.date], Found]] = {
    "check": _checked, "review": _reviewed, "mark": _marked, "sample": _sampled, "audit": _asked,
    "governance review": _looked_at_from_outside, "training": _trained,
    "meeting": _met, "visit": _visited, "body": _formed, "document": _adopted,
    "support": _helped, "plan": _agreed, "action": _done, "figure": _recorded, "consultation": _heard,
    "grant": _granted, "look": _looked, "mode": _worked, "placed": _placed, "freedom": _held, "seat": _seated,
    "day": _came_together, "duty": _kept_the_year, "offer": _offered, "given": _given, "story": _told_of,
    "undertaking": _took_on, "decision": _decided,
}  # fmt: skip
