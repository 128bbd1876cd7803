"""From the rows of a file of figures to lines for one trust: its schools, England, and its schools' authorities."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.intake import cells, years
from goldenthread.features.intake.gathered import Gathered, Known, Trusted
from goldenthread.features.intake.gathering import forecast
from goldenthread.features.intake.gathering.bands import Bands
from goldenthread.features.intake.gathering.central import Central, find_central, shared_out
from goldenthread.features.intake.gathering.everyone import Everyone
from goldenthread.features.intake.gathering.figures import figures_of, present, worked_out
from goldenthread.features.intake.gathering.rows import Row, kinds, why_left_out
from goldenthread.features.intake.layouts import Columns, FigureRule, Layout, RowRule, plain
from goldenthread.foundation.delimited import Table

_EARLIER_YEAR = re.compile(r"_(?:[0-3]\d|prev\d?|3yr)(?:_|$)")
_BETWEEN = re.compile(r"(?<=\d)\s?[-/]\s?(?=\d)")
OTHERS = "schools of other trusts"
PUBLISHED = "The trust, as published"


def gather(table: Table, layout: Layout, schools: Iterable[Known], trust: Trusted | None = None) -> Gathered:
    """Read a table once, keeping what concerns these schools. Raises UnreadableFile where the table breaks off."""
    return _Gathering(table, layout, schools, trust or Trusted()).run()


def gather_with(
    table: Table, layout: Layout, schools: Iterable[Known], trust: Trusted, beside: Iterable[Table]
) -> Gathered:
    """Gather a table with what the other sheets of its workbook say of the trust."""
    if layout.forecast is not None:
        columns = Columns.of(table.headings, layout.aliases)
        return gather(forecast.by_year(table, layout.forecast, columns, trust), layout, schools, trust)
    central = _central(layout, trust, beside)
    if central is None:
        return gather(table, layout, schools, trust)
    found = gather(shared_out(table, layout, central, trust), layout, schools, trust)
    found.notes.append(central.told)
    for name in central.left_out:
        found.skip("parts of central services, for a school without a number of pupils", name)
    spent, income = central.spending, central.income
    if spent is not None and income > 0:
        found.readings += [
            {"school": "", "year": "", "state": "", "figure": rule.key, "group": "", "value": "", "marker": "",
             "numerator": f"{spent:f}", "denominator": f"{income:f}"}
            for rule in layout.figures if rule.of_trust_only
        ]  # fmt: skip
    return found


def _central(layout: Layout, trust: Trusted, beside: Iterable[Table]) -> Central | None:
    rule = layout.central
    for sheet in beside if rule is not None else ():
        assert rule is not None
        if {plain(heading) for heading in rule.recognise} <= {plain(heading) for heading in sheet.headings}:
            return find_central(sheet, rule, trust)
    return None


class _Gathering:
    """One reading of one table: where its columns stand, and what was found so far."""

    def __init__(self, table: Table, layout: Layout, schools: Iterable[Known], trust: Trusted) -> None:
        self.table, self.layout, self.trust = table, layout, trust
        self.columns = Columns.of(table.headings, layout.aliases)
        self.schools = list(schools)
        self.by_urn = {school.urn: school for school in self.schools if school.urn}
        self.by_laestab = {school.laestab: school for school in self.schools if school.laestab}
        self.found = Gathered()
        self.names: dict[str, str] = {
            school.authority_code: school.authority for school in self.schools if school.authority_code
        }
        self.authorities: list[tuple[RowRule, Row, str]] = []
        self.places: dict[tuple[str, ...], dict[str, Any]] = {}
        self.disputed: set[tuple[str, ...]] = set()
        self.figures = [(rule, present(rule, self.columns)) for rule in layout.figures]
        self.urn_at = self.columns.place(layout.school.urn)
        self.laestab_at = self.columns.place(layout.school.laestab)
        self.authority_at = self.columns.place(layout.school.authority)
        self.establishment_at = self.columns.place(layout.school.establishment)
        self.why_part = why_left_out(self.columns, layout.whole)
        self.bands = Bands()
        self.everyone = Everyone(layout, self.columns, self.figures)
        self.found.every_school = self.everyone.table

    def run(self) -> Gathered:
        why_not = why_left_out(self.columns, self.layout.only, self.layout.why_only)
        kind_of = kinds(self.columns, self.layout.rows)
        for row in self.table.rows:
            if why_not is not None and (why := why_not(row)) is not None:
                self.found.skip(*why)
                self._note_own(row)
                continue
            rule = kind_of(row)
            if rule is None:
                self.found.skip("rows of a kind that is not known", ", ".join(row[:4])[:60])
            elif rule.is_ == "school":
                self._take_school(row)
            elif rule.is_ == "authority":
                self.authorities.append((rule, row, self._code(row)))
            elif rule.is_ == "england":
                self._take_elsewhere(rule, row, "England", "England", "")
            elif rule.is_ == "trust":
                self._take_trust(rule, row)
            elif rule.is_ == "own":
                self._take_own(row)
            else:
                self.found.skip(rule.says)
        self._take_authorities()
        self._take_bands()
        return self._finished()

    # --- Schools

    def _note_own(self, row: Row) -> None:
        """Note that the trust's school stands in the file, though this row of it is left out."""
        if self.urn_at is not None and (school := self.by_urn.get(row[self.urn_at].strip())):
            self.found.matched.add(school.ref)

    def _take_school(self, row: Row) -> None:
        self.everyone.note(row)
        school = self._school_of(row)
        if school is None:
            return
        self.found.matched.add(school.ref)
        if code := self._code(row):
            self.names[code] = school.authority or self.names.get(code, "")
        year = self._year(row)
        if year is None:
            return
        whose = self._group(row)
        if whose is None:
            return
        before = len(self.found.readings)
        state = self._state(row)
        shape = {"school": school.ref, "year": year, "state": state}
        for rule, columns in self.figures:
            when = self._dated(rule, row)
            if when is None:
                continue
            own = {"year": when or year, **self._inherited(rule, row)}
            for group, cell, parts in figures_of(rule, columns, row, year, name=school.name, found=self.found):
                figure = {"figure": rule.key, "group": group or whose, "value": cell.value, "marker": cell.marker}
                self._keep_reading({**shape, **figure, **parts, **own}, school.name)
        if len(self.found.readings) == before:
            self._take_reason(row, shape, year, school.name)

    def _group(self, row: Row) -> str | None:
        """Return of which pupils a row is, empty for all; None, counted, for pupils that are not kept apart."""
        by = self.layout.group
        place = self.columns.place(by.column) if by else None
        if by is None or place is None:
            return ""
        group = {plain(value): group for value, group in by.values.items()}.get(plain(row[place]))
        if group is None:
            self.found.skip(f"rows of another {by.column}", row[place][:40])
        return group

    def _dated(self, rule: FigureRule, row: Row) -> str | None:
        """Return the year of the day that a figure is of; None without one, empty where no days are printed."""
        place = self.columns.place(rule.dated)
        if place is None:
            return None if rule.dated else ""
        day = years.day_in(row[place])
        if day is None or (rule.since and day < rule.since) or (rule.until and day > rule.until):
            return None
        self.found.years.add(year := academic_year_of(day))
        return year

    def _inherited(self, rule: FigureRule, row: Row) -> dict[str, str]:
        """Say so where a figure is of the school that stood there before."""
        place = self.columns.place(rule.of_now)
        if place is None or plain(row[place]) != "no":
            return {}
        return {"comment": "Of the school that stood here before, and inherited from it."}

    def _school_of(self, row: Row) -> Known | None:
        """Return the trust's school that a row is of: by its URN, and only without one by authority and number."""
        urn = row[self.urn_at].strip().removesuffix(".0") if self.urn_at is not None else ""
        if urn in self.by_urn:
            return self.by_urn[urn]
        school = self.by_laestab.get(self._laestab(row)) if self.by_laestab else None
        if school is None:
            self.found.skipped[OTHERS] += 1
            return None
        if not urn or not school.urn:
            return school
        self.found.skip("the school that stood there before, under another URN", f"{school.name}: URN {urn}")
        return None

    def _laestab(self, row: Row) -> str:
        # As one number, or with a line between the two.
        if self.laestab_at is not None and (whole := cells.digits(_BETWEEN.sub("", row[self.laestab_at]), 7)):
            return whole
        if self.establishment_at is None or self.authority_at is None:
            return ""
        authority = cells.digits(row[self.authority_at], 3)
        establishment = cells.digits(row[self.establishment_at], 4)
        return authority + establishment if authority and establishment else ""

    def _code(self, row: Row) -> str:
        return cells.digits(row[self.authority_at], 3) if self.authority_at is not None else ""

    def _take_reason(self, row: Row, shape: Mapping[str, Any], year: str, name: str) -> None:
        """Keep the one marker of a row that breaks off after it: a school too new to have figures."""
        for heading in self.layout.why_none:
            place = self.columns.place(heading)
            marker = cells.marker_of(row[place], year) if place is not None else ""
            if marker:
                for rule, columns in self.figures:
                    if any(not each.column.group for each in columns):
                        line = {**shape, "figure": rule.key, "group": "", "value": "", "marker": marker}
                        self._keep_reading(line, name)
                return
        self.found.skip("schools for which the file gives no figure", name)

    def _keep_reading(self, line: dict[str, Any], name: str) -> None:
        """Keep a line; of a school that stands twice with different figures, none."""
        place = (line["school"], line["figure"], line["group"], line["year"])
        if place in self.disputed:
            return
        known = self.places.get(place)
        if known is None:
            self.places[place] = line
            self.found.readings.append(line)
        elif known != line:
            self.disputed.add(place)
            self.found.readings.remove(known)
            self.found.skip("figures that stand twice in the file and differ", f"{name}: {line['figure']}")

    # --- Elsewhere

    def _take_authorities(self) -> None:
        """Keep the rows of the authorities in which the trust has a school, and count the others."""
        for rule, row, code in self.authorities:
            if code not in self.names:
                self.found.skip("other authorities")
                continue
            name = self.names[code] or self._printed_name(row) or f"Authority {code}"
            self._take_elsewhere(rule, row, "authority", name, code)

    def _take_trust(self, rule: RowRule, row: Row) -> None:
        """Keep what a table of trusts prints of this one, beside what its own schools come to."""
        places = [self.columns.place(heading) for heading in self.layout.school.trust]
        printed = {row[place].strip().removesuffix(".0").lstrip("0") for place in places if place is not None}
        if printed & self.trust.numbers:
            self.found.matched.add(PUBLISHED)
            self._take_elsewhere(rule, row, "published", PUBLISHED, "")
        else:
            self.found.skip("other trusts")

    def _take_own(self, row: Row) -> None:
        """Keep the trust's own figures of a row, which says how many years on from the file's year it is."""
        on = self.columns.place("years on")
        # A forecast stands until the accounts are in, and the next one puts it right.
        when = {"state": "provisional", "on": int(row[on])} if on is not None else {"state": ""}
        shape = {"school": "", "year": "", "group": "", **when}
        for rule, columns in self.figures:
            for _, cell, parts in figures_of(rule, columns, row, "", name="the trust", found=self.found):
                self.found.readings.append(
                    {**shape, "figure": rule.key, "value": cell.value, "marker": cell.marker, **parts}
                )

    def _printed_name(self, row: Row) -> str:
        for heading in (self.layout.school.authority_name, self.layout.school.name):
            place = self.columns.place(heading)
            if place is not None and row[place].strip():
                return row[place].strip()
        return ""

    def _take_elsewhere(self, rule: RowRule, row: Row, area: str, name: str, code: str) -> None:
        if self.why_part is not None and self.why_part(row) is not None:
            self.found.skip("a part of an area’s schools")
            return
        year, phase, whose = self._year(row), self._phase(rule, row), self._group(row)
        if year is None or phase is None or whose is None:
            return
        where = {"area": area, "name": name[:80], "code": code, "phase": phase}
        shape = {**where, "year": year, "state": self._state(row)}
        for figure, columns in self.figures:
            if not figure.elsewhere:
                continue
            if figure.bands is not None:
                self._note_band((*where.values(), year, shape["state"]), figure, row)
                continue
            for group, cell, parts in figures_of(figure, columns, row, year, name=name, found=self.found):
                value = cell.value or worked_out(figure, parts)
                self.found.comparators.append(
                    {**shape, "figure": figure.key, "group": group or whose, "value": value, "marker": cell.marker}
                )

    def _note_band(self, place: tuple[str, ...], figure: FigureRule, row: Row) -> None:
        assert figure.bands is not None
        band, counted = (
            self.columns.place(figure.bands.column),
            self.columns.place(figure.columns[0].counted_columns[0]),
        )
        if band is None or counted is None:
            return
        try:
            self.bands.note(place, figure.key, figure.bands, row[band], row[counted])
        except ValueError:
            self.found.skip("rows of a band that is not known", row[band][:30])

    def _take_bands(self) -> None:
        for ((area, name, code, phase, year, state), figure), held in self.bands.places.items():
            if held.percent:
                self.found.comparators.append({
                    "area": area, "name": name, "code": code, "phase": phase, "year": year, "state": state,
                    "figure": figure, "group": "", "value": held.percent, "marker": "",
                })  # fmt: skip

    def _phase(self, rule: RowRule, row: Row) -> str | None:
        by = self.layout.phase
        place = self.columns.place(by.column) if by else None
        if by is None or place is None:
            return rule.phase
        phases = {plain(value): phase for value, phase in by.values.items()}
        phase = phases.get(plain(row[place]))
        if phase is None:
            self.found.skip(f"areas by another {by.column}", row[place][:40])
        return phase

    # --- When

    def _year(self, row: Row) -> str | None:
        """Return the row's own year, empty where the file has no such column; None where it is not a year."""
        place = self.columns.place(self.layout.year.column) if self.layout.year else None
        if place is None:
            return ""
        year = years.year_of_cell(row[place])
        if not year:
            self.found.skip("rows of a period that is no academic year", row[place][:20])
            return None
        self.found.years.add(year)
        return year

    def _state(self, row: Row) -> str:
        place = self.columns.place(self.layout.state_column)
        return years.state_in(row[place]) if place is not None else ""

    # --- What is said of it

    def _finished(self) -> Gathered:
        found, notes = self.found, self.table.notes
        found.rows = notes.rows
        earlier = sum(bool(_EARLIER_YEAR.search(plain(heading))) for heading in self.table.headings)
        found.notes = [
            says for says in (
                f"Read as {self.table.encoding}.",
                notes.padded and f"Short rows, filled up with nothing: {notes.padded:,}.",
                notes.overlong and f"Rows with fields too many, which belong to the last column: {notes.overlong:,}.",
                notes.nulls and f"{notes.nulls:,} null characters were left out.",
                self.layout.why_none and earlier and f"{earlier} columns of earlier years were left alone.",
            ) if says
        ]  # fmt: skip
        for school in self.schools if any(rule.is_ == "school" for rule in self.layout.rows) else ():
            if school.ref not in found.matched:
                found.skip("schools of the trust that are not in the file", school.name)
        return found
