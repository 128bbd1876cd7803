"""A survey's answers on their way in: summed at the door, told of by a person, and known again in the next round."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst, slugify

from goldenthread.domain.calendar import Period, TermCalendar
from goldenthread.domain.groups.suppression import FEWEST
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.intake.layouts import FigureRule
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.operations import writing
from goldenthread.features.intake.pupils import answers, door, lines
from goldenthread.features.intake.pupils.sums import NOT_GIVEN
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.audiences import audiences
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.operations.surveys import Asked
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.foundation import library
from goldenthread.foundation.delimited import UnreadableFile

Source = bytes | Path
# What a question may tell of, beside a measure that the trust keeps already.
LEFT_OUT, NEW = "", "new"

ANSWERING = "{they} who answered the survey"


@dataclass(frozen=True)
class Telling:
    """What one question tells of: nothing, one that is kept, or a new measure by a name, for which a post answers."""

    measure: Measure | None = None
    name: str = ""
    fewer_is_better: bool = False
    owner: Post | None = None


@dataclass(frozen=True)
class Settled:
    """What only a person can say of a survey: what its questions tell of, and when and of how many it was asked.

    `asked` are the people who were asked, by audience and school. `school` is where all answers are of, if they name
    none; None leaves them to the trust itself.
    """

    tells: Mapping[str, Telling]
    answered_on: dt.date
    frequency: str = Measure.Frequency.YEAR
    asked: Mapping[tuple[str, str], int] = field(default_factory=dict)
    school: School | None = None


def stage_answers(load: Load, file: Source, who: str) -> None:
    """Have a survey's answers summed, and keep the sums until somebody says what they tell of. Raises UnreadableFile.

    `who` answered; empty where a column of the file says.
    """
    trust = load.trust
    schools = list(School.objects.here().filter(trust=trust))
    found = door.summed(file, _task(trust, schools, who))
    cells = list(_cells(found))
    if not cells:
        raise UnreadableFile(_nothing(found["skipped"]))
    names = {school.ref: school.name for school in schools}
    named = {cell["school"] for cell in cells}
    load.staged = {"answers": cells, "readings": [], "comparators": []}
    load.report = {
        "title": "Answers to a survey",
        "rows": found["rows"],
        "notes": [
            "The answers were counted and let go: no row, name, address or remark is kept anywhere.",
            "Where fewer than six answered, or such a number would follow, the figure is hidden before it is kept.",
        ],
        "skipped": [{"why": why, "count": count, "examples": []} for why, count in found["skipped"].items()],
        "of": "figures", "of_pupils": True, "years": [], "has_own_years": True, "needs_year": False,
        "state": "final", "matched": [names[ref] for ref in names if ref in named],
        "survey": {
            "questions": _questions(found["questions"], cells), "needs_school": named == {""},
            "answered": _answered(found), "groups": sorted({cell["group"] for cell in cells} - {""}),
            "days": [min(day for day, _ in found["days"].values()), max(day for _, day in found["days"].values())]
            if found["days"] else [],
        },
    }  # fmt: skip


def settle(load: Load, settled: Settled) -> None:
    """Make the readings that follow from what the questions tell of. Raises ValidationError."""
    survey = load.report.get("survey")
    if survey is None:
        raise ValidationError("This file is no survey.")
    if settled.school is not None and settled.school.trust_id != load.trust_id:
        raise ValidationError({"school": "That school is not in this trust."})
    chosen = {each["id"]: telling for each in survey["questions"] if (telling := settled.tells.get(each["id"]))}
    if not chosen:
        raise ValidationError("Choose at least one question, and what it tells of.")
    asked = [each for each in survey["questions"] if each["id"] in chosen]
    rules = {each["id"]: _rule(each, chosen[each["id"]], settled) for each in asked}
    _require_one_each(rules)
    answering = _answering_rules(load.trust, settled)
    _require_enough_asked(survey["answered"], settled)
    survey["rules"] = [rule.model_dump() for rule in (*rules.values(), *answering.values())]
    survey["keys"] = {ident: rule.key for ident, rule in rules.items()}
    survey["answering"] = {who: rule.key for who, rule in answering.items()}
    survey["source"] = _source(survey["questions"])
    survey["settled"] = _as_typed(settled)
    readings = _readings(load, rules, settled) + _of_answering(load, answering, settled)
    load.staged["readings"] = _dated(
        load.trust, readings, [*rules.values(), *answering.values()], settled.answered_on
    )
    load.report["years"] = sorted({line["year"] for line in load.staged["readings"]})


def remember(load: Load, by: Person | None) -> None:
    """Keep what the questions of a survey told of, so that the next round is known by its words."""
    survey = load.report["survey"]
    kept = list(Measure.objects.filter(trust=load.trust, retired_on=None))
    rules = {rule["key"]: FigureRule.model_validate(rule) for rule in survey["rules"]}
    told: dict[Asked, Measure | None] = {}
    for who, key in survey["answering"].items():
        told[who, ""] = writing.kept_already(kept, rules[key])
    for each in survey["questions"]:
        key = survey["keys"].get(each["id"])
        told[each["audience"], each["asked"]] = writing.kept_already(kept, rules[key]) if key else None
    _give_to_services(load, {each["id"]: told[each["audience"], each["asked"]] for each in survey["questions"]}, by)
    measuring.remember_questions(trust=load.trust, told=told, by=by)
    activity.post(trust=load.trust, event=activity.DEED_DONE, payload={"survey": load.ref})


def _give_to_services(load: Load, told: Mapping[str, Measure | None], by: Person | None) -> None:
    """Let the posts that were named answer for the new measures; whoever answers for one already goes on."""
    said = {ident: one["owner"] for ident, one in load.report["survey"]["settled"]["tells"].items() if one["owner"]}
    posts = {post.ref: post for post in Post.objects.filter(trust=load.trust, ref__in=said.values())}
    for ident, measure in told.items():
        post = posts.get(said.get(ident, ""))
        if post is not None and measure is not None and measure.owner_id is None:
            measuring.give_owner(measure=measure, post=post, by=by)


# --- What is summed at the door


def _task(trust: Trust, schools: Sequence[School], who: str) -> dict[str, Any]:
    words = library.read("survey_scales.yaml")
    names: dict[str, set[str]] = defaultdict(set)
    for school in schools:
        for name in (school.urn, school.laestab, school.name.casefold(), school.short_name.casefold(),
                     answers.bare(school.name), answers.bare(school.short_name)):  # fmt: skip
            names[name or ""].add(school.ref)
    known = {name: refs.pop() for name, refs in names.items() if name and len(refs) == 1}
    groups = library.read("pupil_groups.yaml")["groups"]
    called = {key: facts["called"] for key, facts in words["audiences"].items()}
    return {
        "of": "answers", "headings": [], "aliases": {}, "schools": known, "calendar_facts": trust.calendar,
        "code_facts": {}, "sub_codes": {}, "groups": groups, "subjects": {}, "counts_as": {},
        "survey": {**words, "audiences": called, "who": who},
    }  # fmt: skip


def _cells(found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the agreement with each question in each school and group, hidden where too few answered it."""
    places: dict[tuple[str, str], dict[lines.Group, tuple[int, Mapping[str, Sequence[str]]]]] = defaultdict(dict)
    for school, who, _, way, group, people, parts in found["cells"]:
        places[school, who][way, group] = people, parts
    for (school, who), cells in places.items():
        for number in range(len(found["questions"])):
            question = str(number)
            answered = {place: parts[question] for place, (_, parts) in cells.items() if question in parts}
            hidden = lines.hidden_of(question, cells)
            for (way, group), (agree, of) in answered.items():
                if group != NOT_GIVEN:
                    line = {"school": school, "audience": who, "question": question, "group": group}
                    yield line | ({} if (way, group) in hidden else {"agree": agree, "of": of})


def _questions(asked: Sequence[Mapping[str, str]], cells: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return each question put to each audience, with how many agree of those that may be shown."""
    found: dict[str, dict[str, Any]] = {}
    for cell in cells:
        number = int(cell["question"])
        ident = f"{cell['audience']}-{number}"
        each = found.setdefault(
            ident,
            {"id": ident, "audience": cell["audience"], **asked[number], "agree": 0, "of": 0},
        )
        if not cell["group"] and "of" in cell:
            each["agree"] += int(cell["agree"])
            each["of"] += int(cell["of"])
    return sorted(found.values(), key=lambda each: (each["audience"], int(each["id"].rpartition("-")[2])))


def _answered(found: Mapping[str, Any]) -> dict[str, dict[str, int | None]]:
    """Return how many answered, by audience and school; None where they are fewer than may be told."""
    answered: dict[str, dict[str, int | None]] = defaultdict(dict)
    for school, who, _, way, _, people, _ in found["cells"]:
        if not way:
            answered[who][school] = people if people >= FEWEST else None
    return dict(answered)


def _nothing(skipped: Mapping[str, int]) -> str:
    why = "; ".join(f"{count:,} {reason}" for reason, count in skipped.items())
    return f"No answer in this file could be counted{f': {why}' if why else ''}."


# --- What it tells of


def _rule(question: Mapping[str, Any], telling: Telling, settled: Settled) -> FigureRule:
    measure = telling.measure
    if measure is not None:
        return _rule_of(measure)
    they = audiences()[question["audience"]]["they"]
    name = (telling.name.strip() or question["asked"])[:160]
    return _new_rule(
        settled, key=f"{question['audience']}-{slugify(question['asked'])[:60] or question['id']}".strip("-"),
        name=name, kind="opinion", good_is="lower" if telling.fewer_is_better else "higher",
        base=f"{they} who answered", means=f"Of {they} who answered “{question['asked']}”, the share who agree.",
    )  # fmt: skip


def _new_rule(settled: Settled, **facts: Any) -> FigureRule:
    return FigureRule.model_validate({
        "heading": "What people say", "frequency": settled.frequency, "unit": "%", "decimals": 0, "roll_up": "pooled",
        **facts,
    })  # fmt: skip


def _rule_of(measure: Measure) -> FigureRule:
    return FigureRule.model_validate({
        "key": measure.key, "name": measure.name, "heading": measure.heading, "kind": measure.kind,
        "frequency": measure.frequency, "good_is": "lower" if measure.good_is == Measure.GoodIs.LOWER else "higher",
    })  # fmt: skip


def _answering_rules(trust: Trust, settled: Settled) -> dict[str, FigureRule]:
    """Return the figure of how many answered, for each audience of which somebody said how many were asked."""
    kept = {each.key: each for each in Measure.objects.filter(trust=trust, retired_on=None)}
    found = {}
    for who in sorted({who for who, _ in settled.asked}):
        facts = audiences()[who]
        key, they = facts["key"], facts["they"]
        found[who] = _rule_of(kept[key]) if key in kept else _new_rule(
            settled, key=key, name=ANSWERING.format(they=capfirst(they)), kind="percentage",
            base=f"{they} who were asked", means=f"Of all {they} who were asked, the share who answered.",
        )  # fmt: skip
    return found


def _require_one_each(rules: Mapping[str, FigureRule]) -> None:
    taken: dict[str, str] = {}
    for ident, rule in rules.items():
        if rule.key in taken:
            raise ValidationError({ident: f"Another question tells of “{rule.name}” already. One of the two can."})
        taken[rule.key] = ident


def _require_enough_asked(answered: Mapping[str, Mapping[str, int | None]], settled: Settled) -> None:
    for (who, school), asked in settled.asked.items():
        came = answered.get(who, {}).get(school)
        if asked < (came or 1):
            says = f"{came} answered, so no fewer were asked." if came else "Some answered, so somebody was asked."
            raise ValidationError({f"asked-{who}-{school}": says})


def _readings(load: Load, rules: Mapping[str, FigureRule], settled: Settled) -> list[dict[str, Any]]:
    here = settled.school.ref if settled.school else ""
    found = []
    for cell in load.staged["answers"]:
        rule = rules.get(f"{cell['audience']}-{cell['question']}")
        if rule is not None:
            line = _line(rule, cell["school"] or here, cell["group"])
            told = {"numerator": cell["agree"], "denominator": cell["of"]} if "of" in cell else {"marker": "SUPP"}
            found.append(line | told)
    return found


def _of_answering(load: Load, rules: Mapping[str, FigureRule], settled: Settled) -> list[dict[str, Any]]:
    here = settled.school.ref if settled.school else ""
    found = []
    for (who, school), asked in settled.asked.items():
        came = load.report["survey"]["answered"].get(who, {}).get(school, 0)
        told = {"marker": "SUPP"} if came is None else {"numerator": str(came), "denominator": str(asked)}
        found.append(_line(rules[who], school or here, "") | told)
    return found


def _line(rule: FigureRule, school: str, group: str) -> dict[str, Any]:
    return {
        "figure": rule.key, "school": school, "group": group, "value": "", "marker": "", "state": "final",
        "comment": "",
    }  # fmt: skip


def _dated(
    trust: Trust, readings: Sequence[dict[str, Any]], rules: Sequence[FigureRule], day: dt.date
) -> list[dict[str, Any]]:
    """Give every line the period in which its measure is kept. Raises ValidationError for a day in no term."""
    calendar = TermCalendar.from_json(trust.calendar)
    periods = {rule.key: Period.containing(day, rule.frequency, calendar) for rule in rules}
    if missing := next((rule for rule in rules if periods[rule.key] is None), None):
        raise ValidationError({
            "answered_on": f"“{missing.name}” is kept every {missing.frequency}, and that day is in none. "
            "Give a day in term."
        })  # fmt: skip
    return [{**line, "year": period.key} for line in readings if (period := periods[line["figure"]])]


def _source(questions: Sequence[Mapping[str, Any]]) -> str:
    they = [audiences()[who]["they"] for who in dict.fromkeys(each["audience"] for each in questions)]
    return f"Survey of {', '.join(they)}"


def _as_typed(settled: Settled) -> dict[str, Any]:
    """Return what was said, so that the form shows it again for as long as the survey waits."""
    return {
        "answered_on": settled.answered_on.isoformat(), "frequency": settled.frequency,
        "school": settled.school.ref if settled.school else "",
        "asked": {f"{who}-{school}": asked for (who, school), asked in settled.asked.items()},
        "tells": {
            ident: {
                "to": one.measure.ref if one.measure else NEW, "name": one.name, "fewer": one.fewer_is_better,
                "owner": one.owner.ref if one.owner else "",
            }
            for ident, one in settled.tells.items()
        },
    }  # fmt: skip
