"""What the process that reads a file of pupils is told, in plain values: no row of the file, and no secret."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.results.attendance import Code
from goldenthread.domain.results.progress_eight import Group


@dataclass(frozen=True)
class Task:
    """How one file is to be read: its kind, what its headings may be called, and what its values stand for.

    `schools` maps every number by which a file may call one of the trust's schools to that school's reference.
    `groups` holds, for each way of parting pupils, what a value stands for. `starts` are the ranges of the national
    model of the year, with what pupils of each reached. `survey` is how the answers to one are read: the words of
    library/survey_scales.yaml, and in `who` of whom they are, empty where a column says.
    """

    of: str
    headings: tuple[str, ...]
    aliases: Mapping[str, list[str]]
    schools: Mapping[str, str]
    calendar_facts: Mapping[str, Any]
    code_facts: Mapping[str, Mapping[str, str]]
    sub_codes: Mapping[str, str]
    groups: Mapping[str, Mapping[str, str]]
    subjects: Mapping[str, list[str]]
    counts_as: Mapping[str, list[str]]
    starts: Sequence[Mapping[str, str]] = ()
    survey: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def calendar(self) -> TermCalendar:
        return TermCalendar.from_json(self.calendar_facts)

    @cached_property
    def codes(self) -> dict[str, Code]:
        return {
            sign: Code(
                facts["means"],
                dt.date.fromisoformat(facts["starts"]) if facts.get("starts") else dt.date.min,
                dt.date.fromisoformat(facts["ends"]) if facts.get("ends") else dt.date.max,
            )
            for sign, facts in self.code_facts.items()
        }

    @cached_property
    def model(self) -> list[Group]:
        return [
            Group(Decimal(one["from"]), Decimal(one["to"]), {"total": Decimal(one["total"])}) for one in self.starts
        ]

    @classmethod
    def told(cls, facts: Mapping[str, Any]) -> "Task":
        return cls(**{**facts, "headings": tuple(facts["headings"])})
