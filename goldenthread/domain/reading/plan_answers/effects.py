"""What an answer does, said beside its question."""

from collections.abc import Mapping
from typing import Any

# By kind of question: what an answer does, and what happens where it is left open.
EFFECTS: dict[str, tuple[str, str]] = {
    "level": ("Names the level, or makes its parts text.", "Left open, the name that is proposed stands."),
    "actions": ("Makes them actions with their post and date, or leaves them.", "Left open, they stay parts."),
    "column": ("Moves the words to where you say.", "Left open, they stay where they are proposed."),
    "heading": ("Titles the part.", "Left open, the title that is proposed stands."),
    "table": ("Makes each row a part, or keeps the table as background.", "Left open, it is kept as background."),
    "standing": ("Makes them parts, or text.", "Left open, the proposal stands."),
    "points": ("Keeps each line as a part, or makes them text.", "Left open, they are parts."),
    "under": ("Sets them under it, or beside it.", "Left open, they stand under it."),
    "lined table": ("Keeps the rows as parts, or makes them text.", "Left open, it is read as the table."),
    "lumped": ("Keeps the lines where they are, or makes each a part.", "Left open, they stay."),
    "led list": ("Sets them beside the others, under their line, or as text.", "Left open, they stand beside."),
    "count": ("Notes on each that some are missing or are none.", "Left open, they stand as they were read."),
    "grid only": ("Keeps the part or leaves it out.", "Left open, it is kept, marked as from the summary only."),
    "order": ("Sets the parts in that order.", "Left open, they stand as in the detail."),
    "number": ("Sets the number of the part.", "Left open, what is proposed stands."),
    "title": ("Parts the title from the text, or joins them.", "Left open, they part where shown."),
    "repair": ("Mends the words of the part.", "Left open, the proposal stands, or it is noted to settle."),
    "list": ("Cuts the list into its points, or leaves it.", "Left open, it stands as printed."),
    "shared line": ("Makes it one target of all these parts, or one of each.", "Left open, it is one for all."),
    "date code": ("Reads every such date so.", "Left open, the plan asks it again under Dates to settle."),
    "date": ("Settles the day, or notes the slip on the part.", "Left open, it is noted on the plan to settle."),
    "period": ("Sets the years of the plan.", "Left open, the years stand as they were read."),
    "person": ("Puts the post in the place of the name, and assigns it.", "Left open, the name is left out."),
    "initials": ("Keeps the meaning beside the plan.", "Left open, they stand as printed."),
    "number missing": ("Puts the figure where it is missing.", "Left open, it is noted on the part."),
    "percent or points": ("Words it as points, or leaves it a share.", "Left open, it is noted on the part."),
    "to or by": ("Words it so.", "Left open, it is noted on the part."),
    "placeholder": ("Puts your words there.", "Left open, it is noted on the part."),
    "flag": ("Makes it a mark with a legend.", "Left open, it stays a column as printed."),
}  # fmt: skip
NOTED = ("Is kept and noted on the part, to settle.", "Left open, it is noted on the part.")


def effect_of(question: Mapping[str, Any]) -> tuple[str, str]:
    """Say what an answer to a question does, and what happens where none is given."""
    return EFFECTS.get(question["kind"], NOTED)
