"""What a column of somebody's register may hold, as a person is asked."""

from collections.abc import Mapping, Sequence

from goldenthread.domain.reading.register_reading import LEAVE, ReadRegister, Stage, Table, as_register, code_of
from goldenthread.web.kit.columns_form import Drawn

KIND = "register"
_SCORES = {
    "likelihood": "Likelihood", "impact": "Impact", "score": "Score", "level": "Colour or level",
}  # fmt: skip
_WHEN = {Stage.RESIDUAL: "as it stands", Stage.INHERENT: "before controls", Stage.TARGET: "aimed at"}

HOLDS: Mapping[str, str] = {
    "": "Keep it as a remark", "title": "The risk", "event": "What might happen", "cause": "Its cause",
    "effect": "What would follow", "category": "The kind of risk", "subcategory": "A kind within it",
    "ref": "Its reference", "owner": "Who owns it",
    **{f"{of}@{stage}": f"{says}, {when}" for stage, when in _WHEN.items() for of, says in _SCORES.items()},
    "controls": "Controls in place", "assurance": "Assurance and evidence", "actions": "Steps still to take",
    "action_owner": "Who takes the steps", "due": "By when", "response": "Treat, tolerate, transfer, terminate",
    "next_review": "When it is looked at next", "reviewed_on": "When it was looked at last",
    "raised_on": "When it was raised", "closed_on": "When it was closed", "status": "Open or closed",
    "moves": "Which way it moves", "appetite": "Appetite", "proximity": "How soon", "objective": "What it bears on",
    "place": "Which school or place", "remarks": "Remarks", LEAVE: "Leave it out",
}  # fmt: skip


def drawn(tables: Sequence[Table], found: ReadRegister) -> list[Drawn]:
    """Return each table with what was made of its columns."""
    made = []
    for place, table in enumerate(map(as_register, tables)):
        row, headings = found.columns.get(place, (None, []))
        guessed = frozenset(at for at, one in enumerate(headings) if one.is_guess)
        made.append(Drawn(table.rows, table.name, row, [code_of(one) for one in headings], guessed=guessed))
    return made
