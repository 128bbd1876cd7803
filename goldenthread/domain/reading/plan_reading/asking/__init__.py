"""What a reading could not know: each doubt a question, with the answer that stands until a person gives one."""

from collections.abc import Sequence

from goldenthread.domain import date_words
from goldenthread.domain.reading.plan_reading.asking.figures import ask_figures, ask_flags, ask_placeholders
from goldenthread.domain.reading.plan_reading.asking.numbers import ask_numbers, ask_titles
from goldenthread.domain.reading.plan_reading.asking.people import ask_initials, ask_people
from goldenthread.domain.reading.plan_reading.asking.texts import ask_lists, ask_repeats, ask_texts
from goldenthread.domain.reading.plan_reading.asking.times import ask_dates, ask_period, ask_years_of_columns
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.times import Found


def ask_about(
    notes: Notes, drafts: Sequence[Draft], found: Found, context: date_words.Context, *, is_laid_out: bool
) -> None:
    """Put every doubt about a reading among its questions. What a document says itself of its pieces is no doubt."""
    by_id = {f"e{place}": draft for place, draft in enumerate(drafts, start=1)}
    # What only repeats a column of the part above it is asked about there.
    drafts = [draft for draft in drafts if draft.sort[0] != "kpi"]
    if not is_laid_out:
        ask_titles(notes, drafts)
        ask_numbers(notes, drafts)
        ask_texts(notes, drafts)
        ask_lists(notes, drafts)
    ask_dates(notes, by_id, found, context)
    ask_years_of_columns(notes, drafts, context)
    ask_figures(notes, drafts)
    ask_people(notes, by_id, found)
    ask_repeats(notes, drafts)
    ask_placeholders(notes, drafts)
    ask_flags(notes, drafts)
    ask_period(notes, found, context)
    ask_initials(notes)
