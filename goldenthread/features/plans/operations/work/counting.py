"""Figures that the software counts by itself, of what stands in it: schools, posts, and what people took on.

A trust need not type what it keeps here anyway. A measure says what it is counted from; each night, and whenever what
is counted changes, the figure of its period is what stands now. Of what people took on, numbers are added up of those
begun in the school year.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import slugify

from goldenthread.domain.calendar import Period, TermCalendar, academic_year_of
from goldenthread.domain.plans.undertakings import whole_number
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Body, Holding, Post, School, Trust, here_on
from goldenthread.features.organisations.queries import bodies_standing
from goldenthread.features.plans.models import Undertaking, UndertakingAnswer
from goldenthread.features.plans.undertaking_kinds import undertaking_kinds
from goldenthread.foundation import clock

SCHOOLS, TO_EIGHTEEN, EMPTY_POSTS = "schools", "schools to 18", "empty posts"
UNREPRESENTED = "schools nobody speaks for"
YEAR_SEVEN, YEAR_THIRTEEN = 11, 18
MOST_DAYS_OFF = 120
LONGEST_KEY = 60
Groups = dict[str, int]


@cache
def counted_from() -> dict[str, str]:
    """Return everything that can be counted, by its key, as it is called. What is in confidence is not."""
    found = {
        SCHOOLS: "Schools of the trust, and by phase", TO_EIGHTEEN: "Schools of the trust with years 7 to 13",
        EMPTY_POSTS: "Posts that nobody holds",
        UNREPRESENTED: "Seats of schools that are empty in groups that want somebody from each",
    }  # fmt: skip
    for key, kind in undertaking_kinds().items():
        if not kind.seen_with:
            found[key] = f"{kind.many} that are open"
            found |= {f"{key}:{one.key}": f"{kind.many}: {one.adds}" for one in kind.questions if one.adds}
            found |= {
                _of_choice(key, one.key, choice): f"{kind.many}: {choice}"
                for one in kind.questions if one.tally for choice in one.choices
            }  # fmt: skip
    return found


def _of_choice(kind: str, question: str, choice: str) -> str:
    return f"{kind}:{question}={slugify(choice)}"[:LONGEST_KEY]


def count_here(
    *, trust: Trust, measures: Iterable[Measure] | None = None, kind: str = "", today: dt.date | None = None
) -> int:
    """Record what is counted now, for each measure that says from what; of one kind of undertaking where named.

    Returns how many figures are new. What stands already is left alone.
    """
    day = today or clock.today()
    rows = Measure.objects.filter(trust=trust, retired_on=None).exclude(counted_from="")
    if kind:
        rows = rows.filter(counted_from__regex=rf"^{kind}(:|$)")
    chosen = list(rows) if measures is None else [each for each in measures if each.counted_from]
    if not chosen:
        return 0
    calendar = TermCalendar.from_json(trust.calendar)
    lines = [line for measure in chosen for line in _lines(trust, measure, day, calendar)]
    kept = measuring.record_readings(trust=trust, lines=lines, by=None)
    return kept.added + kept.revised


def _lines(trust: Trust, measure: Measure, day: dt.date, calendar: TermCalendar) -> Iterator[measuring.ReadingLine]:
    days = (day - dt.timedelta(days=back) for back in range(MOST_DAYS_OFF))
    # A day of the holidays lies in no term; the term before is meant.
    period = next(found for each in days if (found := Period.containing(each, measure.frequency, calendar)))
    source = f"Counted here on {day.isoformat()}"
    for group, value in _counted(trust, measure.counted_from, day).items():
        yield measuring.ReadingLine(measure=measure, period=period.key, group=group, value=value, source=source)
    if measure.frequency == Measure.Frequency.YEAR:
        for year, value in _added_up(trust, measure.counted_from).items():
            if year < period.key:
                yield measuring.ReadingLine(measure=measure, period=year, value=value, source=source)


def _counted(trust: Trust, key: str, day: dt.date) -> Groups:
    """Return how many there are, of all under the empty name; of schools, also by phase."""
    if key == SCHOOLS:
        phases = Counter(_here(trust, day).values_list("phase", flat=True))
        # A phase that the last school left is one with none.
        ever = set(School.objects.filter(trust=trust).values_list("phase", flat=True))
        return {"": phases.total()} | {phase: phases[phase] for phase in ever}
    if key in _COUNTS:
        return {"": _COUNTS[key](trust, day)}
    kind, _, question = key.partition(":")
    if not question:
        return {"": Undertaking.objects.filter(trust=trust, kind=kind, state=Undertaking.State.OPEN).count()}
    if "=" in question:
        return {"": _chosen(trust, key)}
    return {"": _added_up(trust, key).get(academic_year_of(day), 0)}


def _here(trust: Trust, day: dt.date) -> QuerySet[School]:
    return School.objects.filter(Q(joined_on=None) | Q(joined_on__lte=day), here_on(day), trust=trust)


def _to_eighteen(trust: Trust, day: dt.date) -> int:
    return _here(trust, day).filter(ages_from__lte=YEAR_SEVEN, ages_to__gte=YEAR_THIRTEEN).count()


def _empty_posts(trust: Trust, day: dt.date) -> int:
    holding = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)
    return Post.objects.filter(~Exists(holding.filter(post=OuterRef("pk"))), trust=trust).count()


def _unrepresented(trust: Trust, day: dt.date) -> int:
    groups = Body.objects.filter(trust=trust, wants_every_school=True, dissolved_on=None)
    return sum(len(one.unrepresented) for one in bodies_standing(groups, today=day))


_COUNTS = {TO_EIGHTEEN: _to_eighteen, EMPTY_POSTS: _empty_posts, UNREPRESENTED: _unrepresented}


def _chosen(trust: Trust, key: str) -> int:
    """Return how many answer so today, of those that were opened: open still, or closed."""
    kind, question = key.partition("=")[0].split(":")
    said = UndertakingAnswer.objects.filter(
        question=question, undertaking__trust=trust, undertaking__kind=kind,
        undertaking__state__in=[Undertaking.State.OPEN, Undertaking.State.CLOSED],
    )  # fmt: skip
    return sum(_of_choice(kind, question, text) == key for text in said.values_list("text", flat=True))


def _added_up(trust: Trust, key: str) -> dict[str, int]:
    """Return what the answers to a question come to, by the school year in which it was begun; nothing of none."""
    kind, _, question = key.partition(":")
    said = UndertakingAnswer.objects.filter(question=question, undertaking__trust=trust, undertaking__kind=kind)
    found: Counter[str] = Counter()
    for begun_on, text in said.values_list("undertaking__begun_on", "text") if question else ():
        found[academic_year_of(begun_on)] += whole_number(text) or 0
    return dict(found)
