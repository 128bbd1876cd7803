"""Working in the answers about a plan, kind by kind, each in one short deed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from goldenthread.domain.reading.mending.staged_plan import Staged, StagedPart, settled
from goldenthread.domain.reading.plan_answers import wording
from goldenthread.domain.reading.plan_answers.standing import (
    settle_led_list,
    settle_level,
    settle_lined,
    settle_lumped,
    settle_points,
    settle_standing,
    settle_under,
)
from goldenthread.domain.reading.plan_answers.working import Settled, Working

Question = Mapping[str, Any]
# What opens the line that tells what initials mean.
INITIALS = "Initials: "
_TERMS = frozenset({"spring", "summer", "autumn", "september"})


def settle(staged: Staged, found: Mapping[str, Any], answers: Mapping[str, str], text: str) -> Settled:
    """Return what the parts become by the answers, and by what was proposed where none was given."""
    work = Working(staged, found, text)
    work.out.became_parts |= set(staged.taken)
    for question in found.get("questions", ()):
        if question["id"] in staged.worked_in:
            continue
        given = answers.get(question["id"])
        deed = _DEEDS.get(question["kind"], _noted)
        deed(work, question, given if given is not None else "")
    work.out.staged = settled(replace(staged, parts=tuple(work.parts)))
    return work.out


def _said(question: Question, answer: str) -> str:
    """Return what stands: the answer, or else the proposal."""
    return answer or str(question["proposal"])


def _abouts(question: Question) -> list[str]:
    about = question["about"]
    return list(question.get("elements") or ()) or ([] if about == "document" else [about])


def _first(work: Working, question: Question) -> str:
    """Return the part that a question is about: the one it names, or else the one that its words stand in."""
    return next(iter(_abouts(question)), "") or work.part_around(question["span"])


def _quoted(words: str) -> str:
    return f"“{words if len(words) < 80 else words[:79].rstrip() + '…'}”"


def _nothing(work: Working, question: Question, answer: str) -> None:
    """Leave to whoever asks for it by name: the level, the period, the person."""


def _noted(work: Working, question: Question, answer: str) -> None:
    """Note a question of a kind that nothing else is known of."""
    for part in _abouts(question):
        work.out.note(part, f"{question['asks']} {answer}".strip())


def _column(work: Working, question: Question, answer: str) -> None:
    said, part = _said(question, answer), _first(work, question)
    if said == "Yes":
        return
    words, heading = work.source(question), "its own text" if said == "No" else said
    held = work.part(part)
    if held is None or work.move(part, words, heading):
        return
    place = work.find(part, words)
    if place is None or place[0] not in (f"cell {heading}", "text" if heading == "its own text" else ""):
        work.out.note(part, f"{_quoted(words)} belongs under {_quoted(heading)}.")


def _heading(work: Working, question: Question, answer: str) -> None:
    """Title otherwise what was printed without a heading, or set its parts where it stood."""
    about, proposal = _first(work, question), str(question["proposal"])
    if not answer or answer == proposal:
        return
    held = next((each for each in work.children(about) if each.title == proposal), None)
    if held is None:
        work.out.note(about, f"{_quoted(proposal)} is printed without a heading: {answer}.")
    elif answer != "No heading":
        work.put(held.id, "title", answer)
    elif not held.text and not held.cells and list(work.children(held.id)):
        work.lift(held.id)
    else:
        first, _, rest = (held.text or held.title).partition("\n")
        if held.text and work.put(held.id, "title", first):
            work.put(held.id, "text", rest)


def _table(work: Working, question: Question, answer: str) -> None:
    table = next((each for each in work.found["tables"] if each["span"] == question["span"]), None)
    if table is None:
        return
    part = _first(work, question)
    rows = [row for row in table["rows"] if any(cell.strip() for cell in row)]
    if _said(question, answer) != "Part of the plan":
        lines = [" | ".join(filter(str.strip, row)) for row in ([table["headings"], *rows])]
        work.out.statements.append(("context", "\n".join(filter(None, lines)), part))
        return
    above = work.part(part)
    depth = above.depth + 1 if above else 1
    work.insert_under(part, [
        _row(f"{table['id']}r{at}", depth, table["headings"], row, table["span"])
        for at, row in enumerate(rows, start=1)
    ])  # fmt: skip


def _row(name: str, depth: int, headings: list[str], row: list[str], span: list[int]) -> StagedPart:
    first = next(at for at, cell in enumerate(row) if cell.strip())
    named = [headings[at] if at < len(headings) else "" for at in range(len(row))]
    cells = [
        (named[at] or f"Column {at + 1}", cell) for at, cell in enumerate(row) if at != first and cell.strip()
    ]  # fmt: skip
    return StagedPart(name, depth, "", " ".join(row[first].split()), "", tuple(cells), ((span[0], span[1]),))


def _grid_only(work: Working, question: Question, answer: str) -> None:
    part, said = _first(work, question), _said(question, answer)
    at = work.place(part)
    if at is None:
        return
    if said == "Keep it":
        work.out.only_in_summary.add(part)
        return
    held = work.parts[at]
    above = next((each for each in reversed(work.parts[:at]) if each.depth < held.depth), None)
    del work.parts[at]
    if said != "Leave it out" and above:
        work.out.note(above.id, f"The summary words a part otherwise: {_quoted(held.title)}.")


def _order(work: Working, question: Question, answer: str) -> None:
    if _said(question, answer) == "As in the detail":
        return
    if answer not in question["choices"]:
        _noted(work, question, answer)
        return
    part = _first(work, question)
    among = list(work.children(part))
    places = [wording.place_in_tables(each, work.found["tables"]) for each in among]
    if len(among) < 2 or None in places or len(set(places)) < len(places):
        work.out.note(part, "Its parts follow the summary's order; set them so.")
        return
    blocks = [_with_all_under(work, each) for each in among]
    start = work.place(among[0].id) or 0
    size = sum(map(len, blocks))
    ordered = sorted(range(len(blocks)), key=lambda at: places[at] or (0, 0))
    work.parts[start : start + size] = [each for at in ordered for each in blocks[at]]


def _with_all_under(work: Working, part: StagedPart) -> list[StagedPart]:
    at = work.place(part.id) or 0
    held = [part]
    for each in work.parts[at + 1 :]:
        if each.depth <= part.depth:
            break
        held.append(each)
    return held


def _number(work: Working, question: Question, answer: str) -> None:
    said, parts = _said(question, answer), _abouts(question)
    if said.startswith(("Keep them", "No, the numbers")):
        return
    if said.startswith("Yes, a part is missing"):
        work.out.note(parts[0], "A part is missing before this number.")
    elif said == "Number them anew":
        for part in parts:
            beside = work.siblings(part)
            place = next((at for at, each in enumerate(beside, start=1) if each.id == part), 0)
            held = work.part(part)
            if held is not None and place:
                work.put(part, "number", wording.last_figure(held.number, place))
    elif len(parts) == 1 and len(said) <= 30:
        work.put(parts[0], "number", said)
    elif answer:
        _noted(work, question, answer)


def _title(work: Working, question: Question, answer: str) -> None:
    if _said(question, answer).startswith("Yes"):
        return
    for part in _abouts(question):
        held = work.part(part)
        if held is not None and held.text and work.put(part, "title", f"{held.title} {held.text}".replace("\n", " ")):
            work.put(part, "text", "")


def _repair(work: Working, question: Question, answer: str) -> None:
    """Mend words that broke off, are doubled, repeat a column, stand apart, or are missing altogether."""
    choices, part, words = set(question["choices"]), _first(work, question), work.source(question)
    said = _said(question, answer)
    if choices and answer and answer not in choices:
        done = work.reword(part, words, lambda _: answer) or work.put(part, "title", answer)
    elif "Once" in choices:
        done = said != "Once" or work.reword(part, words, wording.once)
    elif "Keep only what follows it" in choices:
        held = work.part(part)
        if held is not None and said == "Keep only what follows it":
            work.reword(part, words, lambda line: wording.behind(line, held.title, held.text))
        done = said != "Keep only what follows it" or work.part(part) != held
    elif "Yes, leave it out" in choices:
        done = said == "Yes, leave it out" or _apart(work, question, part)
    elif "breaks off" in question["asks"]:
        done = bool(answer) and work.reword(part, words, lambda line: f"{line.rstrip(' …')} {answer}")
    else:
        done = bool(said) and work.put(part, "title", said)
    if not done:
        work.out.note(part, answer or question["asks"].removesuffix(" How does it go on?"))


def _apart(work: Working, question: Question, part: str) -> bool:
    held = work.part(part)
    start, end = question["span"]
    fresh = StagedPart(f"{part}x{start}", held.depth if held else 1, "", work.source(question), spans=((start, end),))
    work.insert_under(part, [fresh])
    return True


def _list(work: Working, question: Question, answer: str) -> None:
    """Cut where points ran together. A part that is itself such a point becomes several beside each other."""
    if not answer.startswith("Yes"):
        if answer and answer not in question["choices"]:
            _noted(work, question, answer)
        return
    for part in _abouts(question):
        held = work.part(part)
        if held is None:
            continue
        first, *others = wording.points_apart(held.title).split("\n")
        if others and not list(work.children(part)) and work.put(part, "title", first):
            work.insert_under(part, [
                replace(held, id=f"{part}p{at}", number="", title=title, text="", cells=())
                for at, title in enumerate(others, start=2)
            ])  # fmt: skip
        for name in ("text", *(f"cell {heading}" for heading, _ in held.cells)):
            work.change(part, name, wording.points_apart)


def _shared(work: Working, question: Question, answer: str) -> None:
    if _said(question, answer) == "One for all":
        work.out.shared.add(wording.same(work.source(question)))


def _code(work: Working, question: Question, answer: str) -> None:
    meaning = answer.strip()
    if meaning.lower() not in _TERMS:
        if meaning:
            _noted(work, question, answer)
        return
    for code in wording.codes_in(question["asks"]):
        work.out.codes[code] = "September" if meaning.lower() == "september" else meaning.lower()


def _date(work: Working, question: Question, answer: str) -> None:
    words = work.source(question)
    held = [each for each in work.found["dates"] if _asks(each) == question["asks"]]
    if answer == "Yes, as printed" or (not answer and not held and question["proposal"] != "Yes, as printed"):
        return
    if held:
        _settle_dates(work, question, answer, held)
        return
    for part in _abouts(question):
        if not answer:
            work.out.note(part, question["asks"].removesuffix(" Is it meant so?") + " Is it meant so?")
        elif answer in question["choices"]:
            said = "is a slip" if "slip" in answer else "belongs to another year"
            work.out.note(part, f"{_quoted(words)} {said}.")
        elif work.reword(part, words, lambda _: answer):
            work.out.reworded[part, words] = answer


def _asks(date: Mapping[str, Any]) -> str:
    return str((date["question"] or {}).get("asks", ""))


def _settle_dates(work: Working, question: Question, answer: str, held: list[dict[str, Any]]) -> None:
    """Take the proposed days for each date that asks the same; other words are noted. Left open, the plan asks."""
    for each in held:
        proposal = each["question"]["proposal"]
        if not answer:
            continue
        if answer == question["proposal"] and (proposal["from"] or proposal["to"]):
            work.out.due[each["element"], each["text"]] = (proposal["from"], proposal["to"])
        else:
            work.out.reworded[each["element"], each["text"]] = answer


def _initials(work: Working, question: Question, answer: str) -> None:
    """Keep what initials mean, all of them in one line beside the plan."""
    if not answer:
        return
    kept = work.out.statements
    at = next((at for at, (_, words, _) in enumerate(kept) if words.startswith(INITIALS)), None)
    if at is None:
        kept.append(("context", f"{INITIALS}{work.source(question)} {answer}", ""))
    else:
        kept[at] = ("context", f"{kept[at][1]}; {work.source(question)} {answer}", "")


def _missing_figure(work: Working, question: Question, answer: str) -> None:
    part, words = _first(work, question), work.source(question)
    if not answer or not work.reword(part, words, lambda line: wording.with_figure(line, answer)):
        work.out.note(part, f"A number is missing in {_quoted(words)}{f': {answer}' if answer else ''}.")


def _points(work: Working, question: Question, answer: str) -> None:
    part, words = _first(work, question), work.source(question)
    if not answer:
        work.out.note(part, question["asks"])
    elif answer == "percentage points":
        if not work.reword(part, words, wording.as_points):
            work.out.note(part, f"{_quoted(words)}: percentage points.")
    elif answer not in question["choices"]:
        _noted(work, question, answer)


def _to_or_by(work: Working, question: Question, answer: str) -> None:
    part, words = _first(work, question), work.source(question)
    if not answer:
        work.out.note(part, question["asks"])
    elif answer == "down by that share":
        if not work.reword(part, words, wording.down_by):
            work.out.note(part, f"{_quoted(words)}: down by that share.")
    elif answer not in question["choices"]:
        _noted(work, question, answer)


def _placeholder(work: Working, question: Question, answer: str) -> None:
    part, words = _first(work, question), work.source(question)
    if answer == "No, it is meant so":
        return
    stays = not answer or answer in (question["proposal"], *question["choices"])
    gap = wording.gap_in(question["asks"])
    if stays or not work.reword(part, words, lambda line: wording.filled(line, gap, answer)):
        work.out.note(part, f"To be confirmed: {_quoted(words)}{'' if stays else f' — {answer}'}")


def _count(work: Working, question: Question, answer: str) -> None:
    """Note on the parts of a level that there should be more of them, or fewer."""
    if answer and answer != question["proposal"]:
        _noted(work, question, answer)


def _flag(work: Working, question: Question, answer: str) -> None:
    letter = wording.first_quoted(question["asks"])
    if not answer or not letter:
        return
    work.out.flags[letter] = answer
    for part in _abouts(question):
        held = work.part(part)
        if held is None:
            continue
        at = work.place(part)
        cells = tuple((heading, words) for heading, words in held.cells if heading != letter)
        if at is not None and len(cells) < len(held.cells):
            work.parts[at] = replace(held, cells=cells)
            work.out.flagged.setdefault(part, []).append(letter)


_DEEDS: dict[str, Callable[[Working, Question, str], None]] = {
    "level": settle_level, "period": _nothing, "person": _nothing, "actions": _nothing, "column": _column,
    "heading": _heading, "table": _table, "grid only": _grid_only, "order": _order, "number": _number,
    "title": _title, "repair": _repair, "list": _list, "shared line": _shared, "date code": _code, "date": _date,
    "initials": _initials, "number missing": _missing_figure, "percent or points": _points,
    "to or by": _to_or_by, "placeholder": _placeholder, "flag": _flag,
    "standing": settle_standing, "points": settle_points, "under": settle_under,
    "lined table": settle_lined, "lumped": settle_lumped, "led list": settle_led_list, "count": _count,
}  # fmt: skip
