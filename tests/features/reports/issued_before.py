"""A board summary as it was frozen before it was made of sections: what was issued so is still read."""

import datetime as dt

from django.utils import timezone

from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import seal_of


def summary_of_before(world):
    """Return the first board summary of the trust, in its old shape and sealed."""
    day = dt.date(2026, 11, 21)
    snapshot = Snapshot(
        trust=world.trust, report="board-summary", title="Board summary: Harbour Trust", number=1, audience="board",
        schema=1, frozen=_content(world), as_at=day, drawn_on=day, issued_at=timezone.now(),
        issued_by=world.people["chief"],
    )  # fmt: skip
    snapshot.hash = seal_of(snapshot)
    snapshot.save(force_insert=True)
    return snapshot


def _content(world):
    return {
        "schema": 1,
        "report": "board-summary",
        "kind_title": "Board summary",
        "trust": {"name": "Harbour Trust", "short_name": "Harbour"},
        "school": None,
        "drawn_on": "2026-11-21",
        "as_at": "2026-11-21",
        "as_at_words": "21 November 2026",
        "title": "Harbour Trust",
        "headline": "The only measure is off track.",
        "lead": "Of the plan’s one strand, those who lead them put one at risk.",
        "period": "Autumn term 2026/27",
        "since": "the start of term",
        "exceptions": [
            {
                "measure": "Attendance",
                "ref": world.attendance.ref,
                "school": "",
                "of": "",
                "status": "off track",
                "shown": "92.8\u00a0%",
                "why": "92.8\u00a0% against a target of at least 95\u00a0%. No day is set, so that every figure "
                "is held to it.",
                "was": "91.5\u00a0% in summer term 2025/26",
                "owner": "",
                "where": [{"status": "off track", "schools": "Haven High"}],
            }
        ],
        "also": "",
        "plan": {
            "ref": world.plan.ref,
            "title": "Strategic plan 2025-30",
            "one": "Strand",
            "many": "Strands",
            "beside": "",
        },
        "strands": [
            {
                "ref": world.strand.ref,
                "number": "1",
                "title": "Health and wellbeing",
                "parts": "one aim",
                "status": "at risk",
                "figures": "",
                "was": "",
                "movement": "",
                "pressing": [
                    {
                        "ref": world.aim.ref,
                        "number": "1.1",
                        "title": "Every child safe and well enough to learn",
                        "status": "at risk",
                    }
                ],
            }
        ],
        "notices": [
            {
                "ref": "zc952jfbh9",
                "school": "Haven High",
                "priority": "Every child safe and well enough to learn",
                "number": "1.1",
                "of_theirs": "Attendance as wellbeing",
                "effect": "It costs us our Fridays.",
                "raised": "21 November 2026",
                "state": "raised",
            }
        ],
        "moved": [
            {
                "measure": "Attendance",
                "ref": world.attendance.ref,
                "status": "off track",
                "was": "met",
                "shown": "92.8\u00a0%",
                "movement": "worse",
            }
        ],
        "ahead": None,
        "heat": {
            "places": [
                {"name": "Marsh Lane", "ref": world.marsh_lane.ref},
                {"name": "Haven High", "ref": world.haven_high.ref},
            ],
            "with_figures": True,
            "rows": [
                {
                    "measure": "Attendance",
                    "ref": world.attendance.ref,
                    "unit": "%",
                    "cells": [
                        {"status": "met", "shown": "95.4"},
                        {"status": "off track", "shown": "90.2"},
                        {"status": "off track", "shown": "92.8"},
                    ],
                    "heading": "Being there",
                }
            ],
            "limited": "",
        },
        "chart": {
            "title": "Attendance has risen since summer term 2025/26, and is still off track",
            "note": "",
            "says": "Attendance has risen since summer term 2025/26, and is still off track. The figures "
            "stand in the table beneath.",
            "measure": world.attendance.ref,
            "school": "",
            "periods": ["Summer 2026", "Autumn 2026"],
            "series": [{"name": "Harbour", "role": "us", "values": ["91.5", "92.8"]}],
            "unit": "%",
            "decimals": 1,
            "target": "95",
            "band": None,
        },
        "figures": {"expected": 2, "in": 2, "says": "All 2 figures that were due are in.", "waited_for": ""},
        "words": {
            "measure": "measure",
            "measures": "measures",
            "school": "school",
            "schools": "schools",
            "trust": "trust",
            "trusts": "trusts",
            "board": "board",
            "boards": "boards",
        },
    }
