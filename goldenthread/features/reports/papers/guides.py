"""What the one-sided papers say: the pocket guide of a year, the aims at a glance, one part on a page."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from goldenthread.domain.plans.horizon import Years
from goldenthread.domain.plans.year_themes import theme_in, year_to_show
from goldenthread.features.reports.papers import blocks
from goldenthread.features.reports.queries.plan_paper import HEADINGS

Content = Mapping[str, Any]
Part = Mapping[str, Any]
LONGEST_LEAD = 44
# A plan without milestones by year that has more parts than a side holds is shown by its upper level.
MOST_ROWS = 30
LEADING = ("vision", "mission", "intent")


def pocket_guide(content: Content, *, year: str) -> dict[str, Any]:
    """Return one year of a plan: each strand with its theme, each aim with its marks and the year's milestone.

    A plan without milestones by year, as most local plans are, shows what each part is to achieve instead.
    """
    with_years = any(part["milestones"].get(year) for part in content["parts"])
    seconds = sum(part["depth"] == 2 for part in content["parts"])
    is_flat = not seconds or (not with_years and seconds > MOST_ROWS)
    tops = [part for part in content["parts"] if part["depth"] == 1]
    groups = (
        [_flat(content, tops, year, with_years=with_years)]
        if is_flat else _groups(content, year, with_years=with_years)
    )  # fmt: skip
    rows = [row for group in groups for row in group["rows"]]
    marked = {key for row in rows for key in row["flags"]}
    due = {part["ref"]: part["due"] for part in content["parts"]}
    has_aims = any(row["milestone"] != due[row["ref"]] for row in rows)
    return {
        "year": year,
        "subtitle": _subtitle(content),
        "towards": towards(content),
        "values": [lead(said["text"]) for said in content["statements"] if said["kind"] == "value"],
        "marks": [flag for flag in content["flags"] if flag["key"] in marked],
        "column": f"By the end of {year}" if with_years else "What it is to achieve" if has_aims else "By when",
        "groups": groups,
        "variations": [dict(one) for one in content["variations"] if one["year"] == year],
    }  # fmt: skip


def year_of(content: Content, today: dt.date, asked: str = "") -> str:
    """Return the year that a guide is of: the one asked for, this one, or the first of a plan that has not begun."""
    plan = content["plan"]
    begins, ends = (dt.date.fromisoformat(day) if (day := plan.get(key)) else None for key in ("begins", "ends"))
    # What was frozen before plans said which years they keep was drawn by the school's.
    years = Years(begins, ends, plan.get("year_kind", "academic"))
    return year_to_show(content["years"], years.now(today), asked)


def at_a_glance(content: Content) -> dict[str, Any]:
    """Return every part of the two upper levels by its short title, strands as columns."""
    groups = [
        _glanced(top) | {"parts": [_glanced(part) for part in below if part["depth"] == 2]}
        for top, below in _strands(content["parts"])
    ]
    return {
        "title": content["plan"]["title"],
        "period": content["plan"]["period"],
        "year": "",
        "school": {"name": content["of"]} if content["is_local"] else None,
        "towards": towards(content),
        "values": [lead(said["text"]) for said in content["statements"] if said["kind"] == "value"],
        "groups": groups,
        "is_flat": not any(group["parts"] for group in groups),
        "with_status": False,
    }


def part_on_a_page(content: Content, ref: str, carried_by: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Return one part with everything of it and the titles beneath it: a project on one page.

    `carried_by` are the local plans that take it up, each with its place, title and what it does with it.
    """
    parts = content["parts"]
    place = next(at for at, part in enumerate(parts) if part["ref"] == ref)
    part = parts[place]
    above: list[Part] = []
    depth = part["depth"]
    for upper in reversed(parts[:place]):
        if upper["depth"] < depth:
            above.insert(0, upper)
            depth = upper["depth"]
    beneath = []
    for lower in parts[place + 1 :]:
        if lower["depth"] <= part["depth"]:
            break
        beneath.append(lower)
    columns = blocks.columns_of(content, part)
    headings, cells = blocks.under_headings([part], columns, content["flags"])
    return {
        "part": {key: part[key] for key in ("ref", "number", "title", "level", "text", "theme")},
        "above": [{key: upper[key] for key in ("ref", "number", "title", "level")} for upper in above],
        "facts": [[head, text] for head, text in zip(headings, cells[0], strict=True) if text],
        "statements": [
            {"heading": HEADINGS[said["kind"]], "text": said["text"]} for said in part["statements"]
        ],
        "beneath": [
            {
                "ref": lower["ref"], "number": lower["number"], "title": lower["title"], "text": lower["text"],
                "indent": lower["depth"] - part["depth"] - 1,
                "aside": " · ".join([*blocks.people(lower)[:2], *([lower["due"]] if lower["due"] else [])]),
            }
            for lower in beneath
        ],
        "beneath_many": _many(content, part["depth"] + 1),
        "carried_by": [dict(one) for one in carried_by],
        "subtitle": _subtitle(content),
    }  # fmt: skip


def _many(content: Content, depth: int) -> str:
    return next((level["many"] for level in content["levels"] if level["depth"] == depth), "What it holds")


def towards(content: Content) -> list[str]:
    """Return the vision; where there is none, the mission; where there is neither, the intent."""
    for kind in LEADING:
        found = [said["text"] for said in content["statements"] if said["kind"] == kind]
        if found:
            return found
    return []


def lead(text: str) -> str:
    """Return the first words of “Kindness. We look after …”, which are what a side has room for."""
    ends = [place for mark in (". ", ": ") if 0 < (place := text.find(mark)) <= LONGEST_LEAD]
    return text[: min(ends)] if ends else text.rstrip(".")


def _subtitle(content: Content) -> str:
    plan = content["plan"]
    beside = [words for words in (content["of"], plan["period"]) if words and words not in plan["title"]]
    return " · ".join([*beside[:1], plan["title"], *beside[1:]])


def _strands(parts: Sequence[Part]) -> Iterator[tuple[Part, list[Part]]]:
    """Yield each part of the top level with all beneath it."""
    top: Part | None = None
    below: list[Part] = []
    for part in parts:
        if part["depth"] > 1:
            below.append(part)
            continue
        if top:
            yield top, below
        top, below = part, []
    if top:
        yield top, below


def _groups(content: Content, year: str, *, with_years: bool) -> list[dict[str, Any]]:
    groups, bare = [], []
    for top, below in _strands(content["parts"]):
        if with_years:
            found = [part for part in below if part["milestones"].get(year)]
        else:
            found = [part for part in below if part["depth"] == 2]
        if found:
            head = {"ref": top["ref"], "number": top["number"], "title": top["title"]}
            own = top["themes"].get(year, "") or top["milestones"].get(year, "")
            theme = {"theme": theme_in(year, top["theme"], own, has_others=bool(top["themes"]))}
            groups.append(head | theme | _rows(content, found, year, with_years=with_years))
        elif not with_years:
            bare.append(top)
    # A priority with nothing beneath it is no less a priority.
    return [*groups, _flat(content, bare, year, with_years=with_years)] if bare else groups


def _flat(content: Content, tops: Sequence[Part], year: str, *, with_years: bool) -> dict[str, Any]:
    """Return a group of parts of the top level, which has no strand to head it."""
    head = {"ref": "", "number": "", "title": "", "theme": ""}
    return head | _rows(content, tops, year, with_years=with_years)


def _rows(content: Content, parts: Sequence[Part], year: str, *, with_years: bool) -> dict[str, Any]:
    return {
        "level": parts[0]["level"] if parts else "",
        "rows": [_row(content, part, year, with_years=with_years) for part in parts],
    }


def _row(content: Content, part: Part, year: str, *, with_years: bool) -> dict[str, Any]:
    return {
        "ref": part["ref"],
        "number": part["short_number"],
        "title": part["short"],
        "flags": part["flags"],
        "serves": "; ".join(part.get("serves", [])),
        "milestone": part["milestones"].get(year, "") if with_years else _aim_of(content, part),
    }


def _aim_of(content: Content, part: Part) -> str:
    """Return what a part is to achieve in its own words: a line of its column of targets, its text, its date."""
    meant = {
        column["key"]
        for level in content["levels"]
        if level["depth"] == part["depth"]
        for column in level["columns"]
        if column["meaning"] == "targets"
    }
    filled = [text.splitlines()[0] for key, _, text in part["cells"] if key in meant and text.strip()]
    return next((words for words in (*filled, *part["targets"], part["text"], part["due"]) if words), "")


def _glanced(part: Part) -> dict[str, Any]:
    return {
        "ref": part["ref"], "number": part["short_number"], "title": part["short"], "theme": part["theme"],
        "text": "", "measures": [], "milestone": "", "serves": [], "status": "", "figures": "", "parts": [],
    }  # fmt: skip
