"""From the files of Get information about schools to the facts of one trust and its schools.

Names of heads and of other people stand in these files too, and are never read.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.features.intake.cells import digits
from goldenthread.features.intake.layouts import Columns, Layout, plain
from goldenthread.foundation.delimited import Table

_PHASES = {
    "nursery": "primary",
    "primary": "primary",
    "middle deemed primary": "primary",
    "secondary": "secondary",
    "middle deemed secondary": "secondary",
    "16 plus": "post-16",
    "all-through": "all-through",
    "all through": "all-through",
}
_TYPES = (
    ("alternative provision", "alternative"),
    ("pupil referral", "alternative"),
    ("special", "special"),
    ("16-19", "post-16"),
    ("16 to 19", "post-16"),
    ("sixth form", "post-16"),
    ("university technical", "secondary"),
    ("studio", "secondary"),
)
_DAYS = (
    re.compile(r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", re.ASCII),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII),
)


@dataclass(frozen=True)
class Wanted:
    """Which group is looked for: by its UID, else its company number, else its name; and its schools by URN."""

    uid: str = ""
    company_number: str = ""
    name: str = ""
    urns: frozenset[str] = frozenset()

    def is_of(self, uid: str, company: str, name: str) -> bool:
        if self.uid:
            return uid == self.uid
        if self.company_number and company:
            return company == self.company_number
        return bool(self.name) and plain(name) == plain(self.name)


@dataclass
class Register:
    """What a register file says of one trust. `name` is the group's; facts are as the tables keep them."""

    name: str = ""
    trust: dict[str, str] = field(default_factory=dict)
    schools: list[dict[str, Any]] = field(default_factory=list)
    lists_all_schools: bool = False
    predecessors: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    rows: int = 0
    notes: list[str] = field(default_factory=list)

    def skip(self, why: str, example: str = "") -> None:
        self.skipped[why] += 1
        shown = self.examples.setdefault(why, [])
        if example and len(shown) < 5:
            shown.append(example)


Reader = Callable[[str], str]


def gather(table: Table, layout: Layout, wanted: Wanted) -> Register:
    """Read a register file once, keeping what concerns the group that is wanted, and nobody's name."""
    found = Register(lists_all_schools=layout.records == "links")
    take = {"groups": _take_group, "links": _take_link, "schools": _take_school, "predecessors": _take_predecessor}
    columns = Columns.of(table.headings, layout.aliases)
    places = {fact: columns.place(heading) for fact, heading in layout.columns.items()}
    for row in table.rows:
        take[layout.records](found, _reading(row, places), layout, wanted)
    found.rows = table.notes.rows
    found.notes = [f"Read as {table.encoding}."]
    if table.notes.overlong:
        found.notes.append(f"Rows with fields too many, which belong to the last column: {table.notes.overlong:,}.")
    if table.notes.padded:
        found.notes.append(f"Short rows, filled up with nothing: {table.notes.padded:,}.")
    return found


def read_day(text: str) -> dt.date | None:
    """Read a day in any of the register's forms: 20-04-2022, 20/04/2022, 2022-04-20, 20220420."""
    for form in _DAYS:
        if match := form.fullmatch(text.strip()):
            try:
                day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
            # The register writes 1 January 1900 where it does not know.
            return day if day.year > 1900 else None
    return None


def phase_of(phase: str, school_type: str) -> str:
    """Return a school's phase, by what the register calls it or else by its type; empty when neither says."""
    kind = plain(school_type)
    by_type = next((found for word, found in _TYPES if word in kind), "")
    return _PHASES.get(plain(phase), "") or by_type


def _reading(row: Sequence[str], places: Mapping[str, int | None]) -> Reader:
    def read(fact: str) -> str:
        place = places.get(fact)
        text = row[place].strip() if place is not None else ""
        return "" if text.upper() == "NULL" else text

    return read


def _take_group(found: Register, read: Reader, layout: Layout, wanted: Wanted) -> None:
    if not wanted.is_of(read("uid"), read("company_number"), read("name")):
        return
    if read("type") not in layout.types:
        found.skip("groups that are no trust of academies", read("name"))
        return
    if plain(read("status")) == "closed":
        found.skip("groups that are closed", read("name"))
        return
    _take_trust(found, read)


def _take_trust(found: Register, read: Reader) -> None:
    found.name = found.name or read("name")
    given = {
        "uid": read("uid"), "group_id": read("group_id"), "ukprn": read("ukprn"),
        "company_number": digits(read("company_number"), 8) or read("company_number"),
    }  # fmt: skip
    found.trust |= {name: value[:10] for name, value in given.items() if value}


def _take_link(found: Register, read: Reader, layout: Layout, wanted: Wanted) -> None:
    if not wanted.is_of(read("uid"), read("company_number"), read("name")):
        return
    if read("type") not in layout.types:
        found.skip("links to a group that is no trust of academies", read("name"))
        return
    if read("closed"):
        found.skip("links to a group that is closed", read("school"))
        return
    if read("left"):
        found.skip("schools that have left the group", read("school"))
        return
    _take_trust(found, read)
    _keep_school(found, read, {"joined_on": read_day(read("joined"))})


def _take_school(found: Register, read: Reader, _: Layout, wanted: Wanted) -> None:
    is_ours = bool(read("uid") or read("name")) and wanted.is_of(read("uid"), "", read("name"))
    if not is_ours and read("urn") not in wanted.urns:
        found.skipped["schools of other trusts"] += 1
        return
    if "closed" in plain(read("status")) and "proposed" not in plain(read("status")):
        found.skip("schools that are closed", f"{read('school')}, URN {read('urn')}")
        return
    if is_ours and read("uid"):
        found.name = found.name or read("name")
        found.trust["uid"] = read("uid")
    if other := read("other_urn"):
        found.predecessors.append(f"URN {read('urn')}: {read('school')}, which has had URN {other} too")
    code, number = digits(read("authority_code"), 3), digits(read("establishment"), 4)
    _keep_school(found, read, {
        "laestab": code + number if code and number else "",
        "ukprn": read("ukprn"),
        "ages_from": _age(read("ages_from")), "ages_to": _age(read("ages_to")), "roll": _whole(read("roll")),
    })  # fmt: skip


def _keep_school(found: Register, read: Reader, more: Mapping[str, Any]) -> None:
    facts = {
        "urn": digits(read("urn"), 6), "name": read("school"), "authority": read("authority"),
        "authority_code": digits(read("authority_code"), 3),
        "phase": phase_of(read("phase"), read("school_type")) or _phase_by_what_is_taught(read),
        **more,
    }  # fmt: skip
    if not facts["urn"] or not facts["name"]:
        found.skip("rows without a URN or a name", read("school"))
        return
    if any(school["urn"] == facts["urn"] for school in found.schools):
        found.skip("schools that stand twice", f"{facts['name']}, URN {facts['urn']}")
        return
    found.schools.append({name: value for name, value in facts.items() if value not in (None, "")})


def _phase_by_what_is_taught(read: Reader) -> str:
    """Return the phase of a school that a table marks by what it teaches; empty where it does not."""
    primary, secondary, post_16 = (read(mark) == "1" for mark in ("is_primary", "is_secondary", "is_post_16"))
    if primary:
        return "all-through" if secondary else "primary"
    if secondary:
        return "secondary"
    return "post-16" if post_16 else ""


def _take_predecessor(found: Register, read: Reader, _: Layout, wanted: Wanted) -> None:
    if read("urn") not in wanted.urns:
        found.skipped["schools of other trusts"] += 1
    elif plain(read("type")).startswith("predecessor"):
        day = read_day(read("joined"))
        when = f" since {day:%-d %B %Y}" if day else ""
        found.predecessors.append(f"URN {read('urn')}{when}: before it {read('school')}, URN {read('link_urn')}")


def _whole(text: str) -> int | None:
    tidy = text.removesuffix(".0")
    return int(tidy) if tidy.isascii() and tidy.isdigit() and len(tidy) < 7 else None


def _age(text: str) -> int | None:
    age = _whole(text)
    return age if age is not None and age < 100 else None
