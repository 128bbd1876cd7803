"""What a row of a file of figures is: of a school, an authority, England or a trust, or one to leave out."""

from collections.abc import Callable, Mapping, Sequence

from goldenthread.features.intake.layouts import Columns, PhaseColumn, RowRule, plain

Row = Sequence[str]
Conditions = list[tuple[int | None, set[str]]]


def why_left_out(
    columns: Columns, wanted: Mapping[str, Sequence[str]], says: Mapping[str, str] | None = None
) -> Callable[[Row], tuple[str, str] | None] | None:
    """Return the test that a row must pass: in each column that the file has, one of the values named.

    What fails it comes back as the reason, in the layout's own words where it has some, and what stands there.
    """
    tests = [
        (place, {plain(value) for value in values}, (says or {}).get(heading) or f"rows of another {heading}")
        for heading, values in wanted.items()
        if (place := columns.place(heading)) is not None
    ]

    def why_not(row: Row) -> tuple[str, str] | None:
        return next(((why, row[place][:40]) for place, values, why in tests if plain(row[place]) not in values), None)

    return why_not if tests else None


def kinds(columns: Columns, rules: Sequence[RowRule]) -> Callable[[Row], RowRule | None]:
    """Return the function that says what a row is: the first rule all of whose conditions hold.

    Rows that hold nothing that any rule asks for are all alike, so that a national file asks once.
    """
    tests = [(rule, _conditions(columns, rule)) for rule in rules]
    asked: dict[int, set[str]] = {}
    for _, conditions in tests:
        for place, values in conditions:
            asked.setdefault(-1 if place is None else place, set()).update(values)
    watched = [(place, values) for place, values in asked.items() if place >= 0]
    known: dict[tuple[str | None, ...], RowRule | None] = {}

    def kind(row: Row) -> RowRule | None:
        sign = tuple([said if (said := plain(row[place])) in values else None for place, values in watched])
        if sign not in known:
            known[sign] = next((rule for rule, conditions in tests if _hold(conditions, row)), None)
        return known[sign]

    return kind


def meaning(by: PhaseColumn | None, columns: Columns, row: Row) -> str | None:
    """Return what a row's value in a column stands for, empty for all; None for a value that stands for nothing."""
    place = columns.place(by.column) if by else None
    if by is None or place is None:
        return ""
    said = plain(row[place])
    return next((means for value, means in by.values.items() if plain(value) == said), None)


def _conditions(columns: Columns, rule: RowRule) -> Conditions:
    return [(columns.place(heading), set(map(plain, values))) for heading, values in rule.when.items()]


def _hold(conditions: Conditions, row: Row) -> bool:
    return all(place is not None and plain(row[place]) in values for place, values in conditions)
