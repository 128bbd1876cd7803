"""What is asked of a person as rows, wherever they stand: what, why, by when, and the button that does it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Trust

FIGURE = "record figure"
# The pages that are about nothing that an address would name.
BEGIN_PLAN = "plans:begin_local_plan"
OWN_INTERESTS = "bodies:own_interests"
BOOKS = "sharing:books"
OWN_TRAINING = "assurance:staff_training"
ABOUT_NOTHING = (BEGIN_PLAN, OWN_INTERESTS, BOOKS, OWN_TRAINING)
# kind of task → the button's words, the page that does it
DEEDS = {
    "give progress": ("Two minutes", "plans:give_progress"),
    "finish action": ("Say how it went", "plans:finish_action"),
    "verify action": ("Confirm", "plans:verify_action"),
    "unblock action": ("Free it", "plans:block_action"),
    "settle date": ("Settle", "plans:to_settle"),
    "fill round": ("Fill it in", "measures:fill_round"),
    "answer notice": ("Answer", "plans:notice"),
    "hear answer": ("Read it", "plans:notice"),
    "answer for work": ("Answer", "plans:challenge"),
    "begin plan": ("Begin it", BEGIN_PLAN),
    "decide": ("Read and decide", "approvals:approval"),
    "comment": ("Read and comment", "approvals:consultation"),
    "sum up": ("Sum it up", "approvals:consultation"),
    "mend": ("See why", "approvals:approval"),
    "review plan": ("Review it", "plans:adopt"),
    "do duty": ("See it", "year:occurrence"),
    "write report": ("Write it", "reports:due_report"),
    "answer question": ("Answer it", "year:round_part"),
    "confirm results": ("Write it", "plans:gate"),
    "evaluate plan": ("Evaluate it", "plans:evaluate"),
    "answer check": ("Answer", "assurance:check"),
    "answer area": ("Answer", "assurance:across"),
    "follow up visit": ("Say how it went", "bodies:follow_up"),
    "review book": ("Say it", BOOKS),
    "book session": ("Take a place", "bodies:programme"),
    "confirm interests": ("Confirm", OWN_INTERESTS),
    "see to finding": ("Say what came of it", "bodies:finding"),
    "answer audit": ("Answer", "bodies:answer_audit"),
    "act on finding": ("Say what was done", "assurance:recommendation"),
    "tell board": ("Read it", "assurance:finding"),
    "read document": ("Read it", "documents:document"),
    "review document": ("Review it", "documents:document"),
    "complete document": ("Open it", "documents:document"),
    "look at risk": ("Look at it", "risks:look_at"),
    "look at risk now": ("Look at it", "risks:look_at"),
    "act on risk": ("See it", "risks:risk"),
    "answer escalation": ("Answer", "risks:escalation"),
    "act on issue": ("Say what was done", "risks:issue"),
    "acknowledge issue": ("Read it", "risks:issue"),
    "answer variation": ("Answer", "documents:variation"),
    "read pack": ("Read the pack", "governance:meeting"),
    "report on remit": ("Report back", "governance:remit"),
    "answer challenge": ("Answer", "governance:question"),
    "answer proposal": ("Answer", "governance:proposal"),
    "renew training": ("See whose", "assurance:place_training"),
    "renew own training": ("See it", OWN_TRAINING),
    "confirm check": ("Confirm", "assurance:check"),
    "confirm as done": ("Confirm", "assurance:recommendation"),
    "answer consult": ("Answer", "improvement:consult"),
    "give consult": ("Say what was given", "improvement:consult"),
    "hear of consult": ("Read it", "improvement:consult"),
    "decide undertaking": ("Read and decide", "plans:undertaking"),
    "hear of undertaking": ("Read it", "plans:undertaking"),
    "answer places": ("Answer", "sharing:offer"),
    "hear of places": ("Read it", "sharing:offer"),
    "do item": ("See it", "improvement:item"),
    "asked decision": ("Read and decide", "delegation:asked_decision"),
    "look at function": ("Look at it", "delegation:revise_function"),
    "look at factor": ("Look at it", "risks:factor"),
    "act on factor": ("Say what was done", "risks:factor_step"),
    "say who came": ("Say who came", "year:say_who_came"),
    "read guide": ("Read it", "plans:read_guide"),
    "second source differs": ("See both", "measures:measure"),
    FIGURE: ("Record", "measures:record_reading"),
}

# kind of task → what more than a few of it are called, which are done in one go
MANY = {
    "give progress": "Say how {} parts of your plans stand",
    "finish action": "Say how {} actions went",
    "read document": "Read {} documents",
    "review document": "Review {} documents",
    "complete document": "Complete {} documents",
    "do duty": "{} duties of the year",
    "act on finding": "Act on {} findings",
    "look at risk": "Look at {} risks",
    "answer check": "Answer {} checks",
    "hear answer": "Read {} answers",
    "do item": "{} items of an improvement phase",
    FIGURE: "{} figures are waited for",
}
FEW = 2
# What comes round, and is asked for once more although it was not done the time before.
COMES_ROUND = ("do duty", "write report")
TIMES = {2: "twice"}

# What is asked about an action stands with the action itself wherever actions are listed.
OF_ACTIONS = ("finish action", "verify action", "unblock action")


class Deed(NamedTuple):
    """A task as a row: what, why, by when, and the button that does it."""

    title: str
    why: str
    due_on: dt.date | None
    is_late: bool
    button: str
    address: str


def deed_of(task: Task, trust: Trust, today: dt.date) -> Deed:
    """Return a task with the button that does it; one whose kind is not known leads home."""
    button, page = DEEDS.get(task.kind, ("Open", ""))
    args = [trust.slug] if page in ABOUT_NOTHING else [trust.slug, task.subject_ref]
    address = reverse(page, args=args) if page else reverse("home:home", args=[trust.slug])
    is_late = task.due_on is not None and task.due_on < today
    return Deed(task.title, task.why, task.due_on, is_late, button, address)


class Many(NamedTuple):
    """Several things of one kind, which are one thing to do: a row that opens, dated as the first of them."""

    title: str
    due_on: dt.date | None
    is_late: bool
    deeds: list[Deed]


def gathered(tasks: Iterable[Task], trust: Trust, today: dt.date) -> list[Deed | Many]:
    """Return tasks as rows in their order; what is done in one go stands as one row.

    That is more than a few of a kind, and what comes round under one title while it was not done the time before.
    """
    every = [(task.kind, deed_of(task, trust, today)) for task in tasks]
    times = Counter((kind, deed.title) for kind, deed in every if kind in COMES_ROUND)
    of_kind = Counter(kind for kind, deed in every if times[kind, deed.title] < FEW)
    rows: dict[tuple[str, str], list[Deed]] = {}
    for kind, deed in every:
        again = times[kind, deed.title] >= FEW
        is_many = not again and kind in MANY and of_kind[kind] > FEW
        rows.setdefault((kind, "" if is_many else deed.title if again else deed.address), []).append(deed)
    return [_row(kind, deeds, is_many=not title) for (kind, title), deeds in rows.items()]


def _row(kind: str, deeds: list[Deed], *, is_many: bool) -> Deed | Many:
    first, count = deeds[0], len(deeds)
    if count == 1:
        return first
    title = MANY[kind].format(count) if is_many else f"{first.title}, {TIMES.get(count, f'{count} times')}"
    return Many(title, first.due_on, first.is_late, deeds)
