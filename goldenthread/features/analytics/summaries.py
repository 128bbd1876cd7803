"""Questions to large tables as expressions: each a function from table to table that runs on any engine.

Nothing here is executed and no engine is named. Whole numbers are compared with whole numbers, a division is of two
floating numbers, and every answer is put in order, so that each engine gives the same.
"""

from typing import Any

import ibis
from ibis import _

Table = Any

KEYS = ("school", "group", "period")
COUNTS = ("present", "approved", "authorised", "unauthorised")


def attendance_summary(marks: Table, codes: Table) -> Table:
    """Sum register marks by school, group and period: sessions by class, rates, persistent and severe absence.

    `marks` has school, group, period, pupil and mark; `codes` has mark and a column of nought or one for each class.
    A pupil without a possible session is in no rate. The rule is domain.attendance's, told to an engine.
    """
    classed = marks.join(codes, "mark")
    by_pupil = classed.group_by([*KEYS, "pupil"]).agg(**{each: classed[each].sum() for each in COUNTS})
    with_totals = by_pupil.mutate(
        absent=_.authorised + _.unauthorised,
        possible=_.present + _.approved + _.authorised + _.unauthorised,
    ).filter(_.possible > 0)
    sums = with_totals.group_by(list(KEYS)).agg(
        pupils=_.count(),
        **{each: with_totals[each].sum().cast("int64") for each in (*COUNTS, "possible")},
        persistent=(_.absent * 10 >= _.possible).ifelse(1, 0).sum().cast("int64"),
        severe=(_.absent * 2 >= _.possible).ifelse(1, 0).sum().cast("int64"),
    )
    return sums.mutate(
        attendance=_share(_.present + _.approved, _.possible),
        absence=_share(_.authorised + _.unauthorised, _.possible),
        unauthorised_absence=_share(_.unauthorised, _.possible),
        persistent_share=_share(_.persistent, _.pupils),
        severe_share=_share(_.severe, _.pupils),
    ).order_by(list(KEYS))


def codes_table(classes: dict[str, str]) -> Table:
    """Return the marks and what each counts as, from what the codes of a day mean."""
    names = {"present": "present", "approved activity": "approved", "authorised": "authorised",
             "unauthorised": "unauthorised"}  # fmt: skip
    rows = [
        {"mark": mark, **{each: int(names.get(means) == each) for each in COUNTS}} for mark, means in classes.items()
    ]
    return ibis.memtable(rows, schema={"mark": "string", **dict.fromkeys(COUNTS, "int32")})


def _share(part: Any, whole: Any) -> Any:
    return part.cast("float64") * 100 / whole.cast("float64")
