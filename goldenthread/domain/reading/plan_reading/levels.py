"""What the document calls each level of its plan; where it does not say, what is proposed and asked."""

import re
from collections import defaultdict
from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading import plan_title
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines.leading_in import level_headed
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.vocabulary import singular
from goldenthread.foundation.documents.document import Span

NO_PARTS = "They are text, and no parts"
_COUNTED = r"our|into|two|three|four|five|six|seven|eight|nine|ten|\d"
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# What a plan counts beside its own parts.
_NOT_OF_THE_PLAN = re.compile(
    r"(?:year|term|month|week|day|school|academ|pupil|student|child|staff|trust|site|town|count|time|page|member)",
    re.IGNORECASE,
)
_A_SCHOOL = re.compile(
    r"\b(?:school|academy|college|primary|infants?|juniors?|secondary|high|grammar|nursery|first|middle)\b",
    re.IGNORECASE,
)
# Short words in capitals that are no initials.
_SHORT = frozenset(
    [
        "KEY",
        "AIM",
        "AIMS",
        "GOAL",
        "GOALS",
        "STEP",
        "STEPS",
        "AREA",
        "AREAS",
        "TASK",
        "TASKS",
        "PART",
        "FOCUS",
        "ISSUE",
        "THEME",
        "WHAT",
    ]
)
_FIXED = {"question": "Question", "response": "Response", "area": "Area", "part": "Part"}


def name_levels(notes: Notes, given: Sequence[str] = ()) -> None:
    """Give every part the name of its level. `given` are names that a person chose, the top first."""
    drafts = [(draft, depth) for root in notes.stack.roots for draft, depth in _with_depth(root)]
    said = {(draft.sort, depth): _styled(draft.level) for draft, depth in reversed(drafts) if draft.level}
    taken = {name.lower() for name in said.values()}
    unnamed: dict[tuple[int, str], list[Draft]] = defaultdict(list)
    for draft, depth in drafts:
        draft.level = _styled(draft.level) or said.get((draft.sort, depth)) or _FIXED.get(draft.sort[0], "")
        if not draft.level:
            is_point = draft.sort[0] in ("bullet", "point")
            unnamed[(0, "point") if is_point else (depth, "part")].append(draft)
    for (depth, kind), held in sorted(unnamed.items(), key=lambda item: item[0]):
        _propose(notes, held, depth, kind, taken)
    for draft, depth in drafts:
        draft.level = given[depth - 1] if depth <= len(given) else draft.level


def _propose(notes: Notes, held: list[Draft], depth: int, kind: str, taken: set[str]) -> None:
    vocabulary = notes.vocabulary
    usual = vocabulary.usual_levels
    in_text = _headed(notes, held) or _organisations(notes, held)
    if not in_text and kind == "part":
        in_text = _counted_in_text(notes, len(held)) or _named_in_text(notes, depth, taken)
    proposal = in_text or (vocabulary.usual_item if kind == "point" else usual[min(depth, len(usual)) - 1])
    choices = [proposal, *(word for word in usual if word != proposal)]
    if kind == "point":
        choices = [proposal, "Action", "Success criterion", "Objective"]
    for draft in held:
        draft.level = proposal
    taken.add(proposal.lower())
    first = next(held[0].spans(), Span(0, 0))
    count = f"are {len(held)}" if len(held) > 1 else "is one"
    notes.ask(
        "level",
        f"What does the plan call parts such as “{held[0].words[:60]}”? There {count} of them.",
        proposal,
        first,
        None,
        choices=(*dict.fromkeys(choices), NO_PARTS),
        drafts=held,
        weight=3 if kind == "part" else 2,
    )


def _headed(notes: Notes, held: list[Draft]) -> str:
    """Find the level in the headings that parts stand below, where each of these names the same one."""
    title = plan_title.title_of(notes)
    found = {level_headed(draft.parent.words if draft.parent else title, notes.vocabulary) for draft in held}
    return _styled(found.pop()) if len(found) == 1 else ""


def _organisations(notes: Notes, held: list[Draft]) -> str:
    """Say that the parts are schools, where each is called as schools are and heads a sheet of its own."""
    alike = notes.source.alike
    are_sheets = all(draft.head and draft.head[0].span in alike for draft in held)
    return "School" if are_sheets and all(_A_SCHOOL.search(each.words) for each in held) else ""


def _counted_in_text(notes: Notes, count: int) -> str:
    """Find what the plan says that it has so many of: “four strategic anchors” over four parts."""
    if not 1 < count < len(_NUMBERS):
        return ""
    begins = min((span.start for root in notes.stack.roots for span in root.spans()), default=0)
    text = notes.source.document.text[: min(begins, 60_000)]
    said = re.findall(rf"\b(?:{_NUMBERS[count]}|{count})\s((?:[a-z-]+\s)?[a-z-]{{3,}}s)\b", text, re.IGNORECASE)
    names = [name for name in said if not _NOT_OF_THE_PLAN.search(name) and singular(name) != name]
    return _styled(names[-1]) if names else ""


def _named_in_text(notes: Notes, depth: int, taken: set[str]) -> str:
    """Find the plan's own word for a level in its text: “grouped into strategic areas”, “our six themes”."""
    begins = min((span.start for root in notes.stack.roots for span in root.spans()), default=0)
    text = notes.source.document.text[: min(begins, 60_000)]
    counts: dict[str, int] = {}
    for word, rank in notes.vocabulary.levels.items():
        if rank != depth or word in taken or word in ("section", "part", "domain", "driver", "area", "goal", "focus"):
            continue
        many = word[:-1] + "ies" if word.endswith("y") else word + "s"
        found = len(re.findall(rf"(?<!\w){re.escape(many)}(?!\w)", text, re.IGNORECASE))
        introduced = re.search(
            rf"\b(?:{_COUNTED})\s(?:\w+\s)?{re.escape(many)}(?!\w)",
            text,
            re.IGNORECASE,
        )
        if found and introduced:
            counts[word] = found + len(word.split()) * 2
    best = max(counts, key=lambda word: counts[word], default="")
    return _styled(best) if best else ""


def _styled(level: str) -> str:
    """Write a level's name as a heading is: Theme, Key strategy, KPI, TSP."""
    words = [
        word if word.isupper() and len(word) < 6 and word not in _SHORT else word.lower() for word in level.split()
    ]
    name = singular(" ".join(words))
    return name[:1].upper() + name[1:]


def _with_depth(root: Draft) -> list[tuple[Draft, int]]:
    found, waiting = [], [(root, 1)]
    while waiting:
        draft, depth = waiting.pop()
        found.append((draft, depth))
        waiting.extend((child, depth + 1) for child in reversed(draft.children))
    return found
