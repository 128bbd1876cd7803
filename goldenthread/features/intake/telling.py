"""What a load's report says, in plain sentences: for the command line, and for the page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Report = Mapping[str, Any]

_NOT_ONE_OF_OURS = {"schools of other trusts", "other authorities"}


def told(report: Report) -> Iterator[str]:
    """Yield the whole report of a load that was brought in, one sentence a line."""
    yield f"{report['rows']:,} rows read. {' '.join(report['notes'])}"
    if report["of"] == "register":
        yield from _of_register(report)
    else:
        yield from _of_figures(report)
    yield from skipped(report)


def outcome(counts: Report) -> str:
    """Say what became, or would become, of figures."""
    if not any(counts[key] for key in ("added", "revised", "unchanged")):
        return "none"
    return f"{counts['added']:,} added, {counts['revised']:,} revised, {counts['unchanged']:,} unchanged"


def periods(report: Report) -> str:
    return ", ".join(report.get("years", ())) or str(report.get("year", ""))


def skipped(report: Report) -> Iterator[str]:
    """Yield what was left out and why, with a few examples each."""
    for one in report["skipped"]:
        shown = f" ({'; '.join(one['examples'])}{'; …' if one['count'] > len(one['examples']) else ''})"
        examples = shown if one["examples"] else ""
        yield f"Left out: {one['count']:,} {one['why']}{examples}."


def _of_figures(report: Report) -> Iterator[str]:
    if report.get("model"):
        yield f"Academic year {periods(report)}. Results of that year are held against it."
        return
    done = report.get("done") or report.get("expected")
    yield f"Schools found: {_few(report['matched'])}."
    if done and periods(report):
        yield f"Academic year {periods(report)}, {report['state']}."
        yield f"Readings: {outcome(done['readings'])}. England and authorities: {outcome(done['comparators'])}."
        if done["measures"]:
            yield f"New measures: {', '.join(done['measures'])}."
        if done.get("not_watched"):
            yield f"Left out: {done['not_watched']:,} figures of elsewhere, of measures that no school here has yet."
        if done["held_back"]:
            yield f"Held back: {done['held_back']:,} figures, for later ones stand already."


def _few(names: Sequence[str]) -> str:
    """Name a few, and count many."""
    if len(names) > 8:
        return f"{len(names)}, among them {', '.join(names[:5])}"
    return f"{len(names)}, {', '.join(names)}" if names else "none of the trust’s"


def _of_register(report: Report) -> Iterator[str]:
    register = report["register"]
    if report["group"]:
        yield f"In the register: {report['group']}."
    for fact, value in register["trust"].items():
        yield f"The trust’s own {fact} is now {value}."
    yield (
        f"Schools: {len(register['added'])} added, {len(register['changed'])} changed, "
        f"{register['unchanged']} unchanged."
    )
    yield from (f"Added: {school}." for school in register["added"])
    for change in register["changed"]:
        facts = "; ".join(f"{one['fact']} {one['before']} → {one['after']}" for one in change["facts"])
        yield f"Changed: {change['school']}: {facts}."
    yield from (
        f"Not in the register under this trust: {school}. It stays as it is." for school in register["absent"]
    )
    yield from report["predecessors"]
