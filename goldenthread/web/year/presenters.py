"""The year, shaped for its pages."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse

from goldenthread.domain.calendar import TERMS, TermCalendar, academic_year_of, month_bounds
from goldenthread.domain.year import review_cycle
from goldenthread.features.governance.queries import Met
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reviews.models import Duty
from goldenthread.features.reviews.queries import Gathered, Line, Stand
from goldenthread.foundation import library
from goldenthread.web.kit import days, words

# Of so many places each is named; of more, they are counted.
FEW = 3


class Row(NamedTuple):
    """One occurrence of a duty as a row: by which day, what, of whom, how it stands in its places."""

    line: Line
    by: str
    who: str
    where: str
    status: str
    tally: str
    is_mine: bool

    @property
    def anchor(self) -> str:
        return f"{self.line.duty.ref}-{self.line.due.name}".replace("/", "-").replace(" ", "-")


class Together(NamedTuple):
    """One time at which people come together, a meeting of a body or a day of the trust's, as a row."""

    on: dt.date
    at: dt.time | None
    title: str
    address: str
    under: str
    is_mine: bool
    is_held: bool


@dataclass(frozen=True)
class Month:
    """One month: its rows, those for the whole of it first, and what the terms do in it."""

    first: dt.date
    rows: Sequence[Row]
    terms: str = ""
    is_now: bool = False
    together: Sequence[Together] = ()

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def by_day(self) -> list[Row | Together]:
        """What is due and when people meet, by day; what has the whole month stands at its end."""
        return sorted([*self.rows, *self.together], key=_day_of)

    @property
    def whole(self) -> list[Row]:
        """What may be done on any day of the month."""
        return [row for row in self.rows if row.line.duty.months]

    @property
    def dated(self) -> list[Row]:
        """What has a day of its own."""
        return [row for row in self.rows if not row.line.duty.months]


@dataclass(frozen=True)
class Day:
    """One day of a month's calendar."""

    day: dt.date
    rows: Sequence[Row]
    together: Sequence[Together]
    is_of_month: bool
    is_school_day: bool
    is_today: bool


class Asked(NamedTuple):
    """One occurrence in one place as a row of somebody's list."""

    line: Line
    stand: Stand
    who: str
    held_by: str
    days_late: int


@dataclass
class Groups:
    """What is asked, by how it stands."""

    late: list[Asked] = field(default_factory=list)
    now: list[Asked] = field(default_factory=list)
    ahead: list[Asked] = field(default_factory=list)
    done: list[Asked] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.now or self.ahead or self.done)


def months(
    lines: Iterable[Line],
    firsts: Sequence[dt.date],
    trust: Trust,
    posts: frozenset[int],
    today: dt.date,
    *,
    together: Iterable[Together] = (),
) -> list[Month]:
    """Put the lines of a year, and when people meet, into months. What spans months stands in the last of them."""
    by_month: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for line in lines:
        by_month[line.due.due_on.year, line.due.due_on.month].append(row(line, trust, posts))
    met: dict[tuple[int, int], list[Together]] = defaultdict(list)
    for one in sorted(together, key=lambda one: (one.on, one.at or dt.time.min)):
        met[one.on.year, one.on.month].append(one)
    calendar = TermCalendar.from_json(trust.calendar)
    return [
        Month(
            first, by_month[first.year, first.month], terms_in(first, calendar),
            (first.year, first.month) == (today.year, today.month), met[first.year, first.month],
        )
        for first in firsts
    ]  # fmt: skip


def of_meeting(met: Met, slug: str) -> Together:
    one = met.meeting
    under = [one.body.name if one.title else "", one.place, "you are called" if met.is_mine else ""]
    return Together(
        one.held_on, one.begins_at, str(one), reverse("governance:meeting", args=[slug, one.ref]),
        " · ".join(says for says in under if says), met.is_mine, one.state == "held",
    )  # fmt: skip


def of_event(found: Gathered, slug: str) -> Together:
    one = found.event
    mine = "you have a place" if found.mine and not found.mine.is_waiting else "for you" if found.is_mine else ""
    under = [one.get_kind_display(), one.school.short_name if one.school else "", one.place, mine]
    return Together(
        one.on, one.begins_at, one.title, reverse("year:event", args=[slug, one.ref]),
        " · ".join(says for says in under if says), found.is_mine, one.told_on is not None,
    )  # fmt: skip


def _day_of(entry: Row | Together) -> tuple[dt.date, dt.time]:
    if isinstance(entry, Together):
        return entry.on, entry.at or dt.time.min
    return entry.line.due.due_on, dt.time.max


def row(line: Line, trust: Trust, posts: frozenset[int]) -> Row:
    open_places = [stand for stand in line.stands if stand.is_open]
    places = [stand.where.label for stand in line.stands if stand.where.label]
    late = len(line.late)
    count = f"{line.done} of {len(line.stands)}" if len(line.stands) > 1 else ""
    return Row(
        line=line,
        by=_by(line),
        who=who(line.duty, trust, line.stands),
        where=", ".join(places) if len(places) <= FEW else f"{len(places)} places",
        status=line.state,
        tally=f"{count}, {late} late" if late and count else count,
        is_mine=any(posts.intersection(stand.where.posts) for stand in open_places),
    )


def _by(line: Line) -> str:
    first, last = line.due.opens_on, line.due.due_on
    if not line.duty.months:
        return f"{last.day} {last:%b}"
    if line.duty.lasts > 1:
        return f"from {first:%B}"
    return ""


def who(duty: Duty, trust: Trust, stands: Sequence[Stand] = ()) -> str:
    """Say of whom a duty is asked: its post, or the trust's word for those with the role."""
    if duty.post:
        return duty.post.title
    if duty.role:
        return role_word(trust, duty.role, many=duty.of != Duty.Of.TRUST and len(stands) != 1)
    asked = sorted({post.title for stand in stands for post in stand.posts})
    return ", ".join(asked[:FEW]) if asked else "nobody yet"


def role_word(trust: Trust, role: str, *, many: bool = False) -> str:
    """Return the trust's word for those who hold a role, or else the role's plain title."""
    if role in library.read("words.yaml"):
        said = words.word(trust, role, "many" if many else "one")
    else:
        said = words.uncapitalised(organisations.role_titles().get(role, role))
    return said[:1].upper() + said[1:]


def terms_in(first: dt.date, calendar: TermCalendar) -> str:
    """Say what the terms do in a month: when one begins and ends, and when half term is."""
    _, last = month_bounds(first.year, first.month)
    said = []
    for name in TERMS:
        term = calendar.term(academic_year_of(first), name)
        breaks_on, until = term.break_bounds
        if first <= term.starts_on <= last:
            said.append(f"{name} term from {term.starts_on.day}")
        if first <= breaks_on <= last < until:
            said.append(f"half term from {breaks_on.day}")
        elif first <= breaks_on <= last:
            said.append(f"half term {breaks_on.day}–{until.day}")
        elif breaks_on < first <= until:
            said.append(f"half term until {until.day}")
        if first <= term.ends_on <= last:
            said.append(f"{name} term until {term.ends_on.day}")
    return ", ".join(said)[:1].upper() + ", ".join(said)[1:]


def weeks(month: Month, calendar: TermCalendar, today: dt.date) -> list[list[Day]]:
    """Return the weeks of a month with what is due on each day."""
    by_day: dict[dt.date, list[Row]] = defaultdict(list)
    for one in month.dated:
        by_day[one.line.due.due_on].append(one)
    met: dict[dt.date, list[Together]] = defaultdict(list)
    for meeting in month.together:
        met[meeting.on].append(meeting)
    return [
        [
            Day(
                day, by_day[day], met[day], day.month == month.first.month, review_cycle.is_open(day, calendar),
                day == today,
            ) for day in week
        ] for week in review_cycle.weeks_of(month.first)
    ]  # fmt: skip


def grouped(
    lines: Iterable[Line],
    held: Mapping[int, Sequence[str]],
    today: dt.date,
    posts: frozenset[int] = frozenset(),
) -> Groups:
    """Put what is asked into groups by how it stands; with `posts`, only what is asked of these."""
    groups = Groups()
    for line in lines:
        for stand in line.stands:
            if posts and not posts.intersection(stand.where.posts):
                continue
            asked = _asked(line, stand, held, today)
            if stand.state in ("done", "done late", "set aside"):
                groups.done.append(asked)
            else:
                {"late": groups.late, "due": groups.now, "ahead": groups.ahead}[stand.state].append(asked)
    groups.done.reverse()
    return groups


def _asked(line: Line, stand: Stand, held: Mapping[int, Sequence[str]], today: dt.date) -> Asked:
    titles = ", ".join(post.title for post in stand.posts) or "nobody yet"
    names = [name for post in stand.posts for name in held.get(post.pk, ())]
    by = ", ".join(name for name in dict.fromkeys(names) if name not in titles)
    return Asked(line, stand, titles, by if names else "vacant", max(0, (today - line.due.due_on).days))


def when(duty: Duty) -> str:
    said = review_cycle.in_words(duty.rule)
    return said[:1].upper() + said[1:]


def place_count(trust: Trust, duty: Duty) -> str:
    """Say for which places a duty is: each school, each central service, each plan of a kind."""
    match duty.of:
        case Duty.Of.SCHOOLS:
            return f"each {words.word(trust, 'school')}"
        case Duty.Of.UNITS:
            return f"each {words.word(trust, 'central_services')}"
        case Duty.Of.PLANS:
            return f"each {duty.plan_kind.replace('-', ' ')} plan"
    return ""


def written_month(first: dt.date) -> str:
    return f"{first:%B} {first.year}"


def written_day(day: dt.date) -> str:
    return days.written(day, full=True)
