"""The attendance summary on generated marks: the expression, the same question written by hand, polars and pandas.

Each runs in a process of its own, so that each one's memory is its own, from the same Parquet file, the best of
three. `python -m benchmarks.registers [MILLIONS …]`; without a number, of 2 and of 20 million marks.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SESSIONS = 380
ROUNDS = 3
MARKS = ("/", "\\", "L", "V", "I", "M", "C2", "O", "U", "N", "#", "Y4")
CLASSES = (
    ("present",) * 3 + ("approved activity",) + ("authorised",) * 3 + ("unauthorised",) * 3 + ("not possible",) * 2
)
# Of few marks it is the beginning that is measured; the bounds are for many.
LARGE = 20
BOUNDS: dict[str, float] = {"by hand": 1.15, "polars": 1.25, "pandas": 0.34, "memory": 0.25}
WAYS = ("expression", "by hand", "polars", "pandas")

BY_HAND = """
    with by_pupil as (
        select school, "group", period, pupil,
               sum(present) as present, sum(approved) as approved,
               sum(authorised) as authorised, sum(unauthorised) as unauthorised
        from read_parquet('{path}') join codes using (mark)
        group by school, "group", period, pupil
    ), counted as (
        select *, authorised + unauthorised as absent, present + approved + authorised + unauthorised as possible
        from by_pupil where present + approved + authorised + unauthorised > 0
    )
    select school, "group", period, count(*) as pupils,
           sum(present)::bigint as present, sum(approved)::bigint as approved, sum(authorised)::bigint as authorised,
           sum(unauthorised)::bigint as unauthorised, sum(possible)::bigint as possible,
           sum(case when absent * 10 >= possible then 1 else 0 end)::bigint as persistent,
           sum(case when absent * 2 >= possible then 1 else 0 end)::bigint as severe,
           100 * (sum(present) + sum(approved))::double / sum(possible) as attendance,
           100 * (sum(authorised) + sum(unauthorised))::double / sum(possible) as absence,
           100 * sum(unauthorised)::double / sum(possible) as unauthorised_absence
    from counted group by school, "group", period order by school, "group", period
"""


def measure(millions: tuple[int, ...] = (2, 20)) -> Iterator[tuple[str, float, str, float | None]]:
    """Yield each figure: its name, the figure, the unit and the bound where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = {}
        for count in millions:
            path = Path(folder) / f"marks-{count}.parquet"
            _generate(path, count)
            found = {way: _in_a_process(way, path) for way in WAYS}
            _require_alike(found)
            seconds[count] = found["expression"]["seconds"]
            yield from _told(count, found)
            path.unlink()
        if len(seconds) > 1:
            few, many = min(seconds), max(seconds)
            growth = (seconds[many] / seconds[few]) / (many / few)
            yield (
                f"attendance summary: from {few} to {many} million, against growing evenly",
                round(growth, 2),
                "times",
                1.3,
            )


def _told(count: int, found: dict[str, dict[str, float]]) -> Iterator[tuple[str, float, str, float | None]]:
    name = f"attendance summary of {count} million marks"
    ours, bounds = found["expression"], BOUNDS if count >= LARGE else dict.fromkeys(BOUNDS)
    for way in WAYS:
        yield f"{name}, {way}", round(found[way]["seconds"], 2), "seconds", None
        yield f"{name}, {way}: memory", round(found[way]["megabytes"]), "MB", None
    yield (
        f"{name}: against by hand",
        round(ours["seconds"] / found["by hand"]["seconds"], 2),
        "times",
        bounds["by hand"],
    )
    yield f"{name}: against polars", round(ours["seconds"] / found["polars"]["seconds"], 2), "times", bounds["polars"]
    yield f"{name}: against pandas", round(ours["seconds"] / found["pandas"]["seconds"], 2), "times", bounds["pandas"]
    yield (
        f"{name}: memory against pandas",
        round(ours["megabytes"] / found["pandas"]["megabytes"], 2),
        "times",
        bounds["memory"],
    )


def _require_alike(found: dict[str, dict[str, float]]) -> None:
    answers = {way: each["check"] for way, each in found.items()}
    assert len(set(answers.values())) == 1, f"the answers differ: {answers}"


def _generate(path: Path, millions: int) -> None:
    """Write so many marks, as a trust's registers hold them: pupil by pupil, a twelfth of the marks an absence."""
    import duckdb  # noqa: PLC0415

    pupils = millions * 1_000_000 // SESSIONS
    engine = duckdb.connect()
    engine.execute(
        f"set threads = 2; create table kinds as select * from (values {_values(MARKS)}) as k(place, mark)"
    )
    engine.execute(
        f"""copy (
            select 'school ' || (pupil // 1000) as school,
                   case when pupil % 4 = 0 then 'disadvantaged' else 'not disadvantaged' end as "group",
                   case when session < 140 then 'autumn' when session < 260 then 'spring' else 'summer' end as period,
                   pupil, kinds.mark
            from (select pupil, session, hash(pupil * 1000 + session) % 120 as chance
                  from range({pupils}) as p(pupil), range({SESSIONS}) as s(session)) as drawn
            join kinds on kinds.place = case when chance < 110 then session % 2 else 2 + chance - 110 end
        ) to '{path}' (format parquet, compression zstd)"""
    )


def _values(marks: tuple[str, ...]) -> str:
    return ", ".join(f"({place}, '{mark}')" for place, mark in enumerate(marks))


def _in_a_process(way: str, path: Path) -> dict[str, float]:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.registers", "--run", way, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, float] = json.loads(said.stdout)
    return answer


def _run(way: str, path: str) -> dict[str, float]:
    ask = {"expression": _expression, "by hand": _by_hand, "polars": _polars, "pandas": _pandas}[way](path)
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        check = ask()
        taken.append(time.perf_counter() - began)
    return {
        "seconds": min(taken), "check": check,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def _codes() -> dict[str, list[object]]:
    names = ("present", "approved activity", "authorised", "unauthorised")
    columns = ("present", "approved", "authorised", "unauthorised")
    return {"mark": list(MARKS)} | {
        column: [int(each == name) for each in CLASSES] for column, name in zip(columns, names, strict=True)
    }


def _expression(path: str):
    from goldenthread.features.analytics import summaries  # noqa: PLC0415
    from goldenthread.foundation import duck  # noqa: PLC0415

    engine = duck.in_memory(threads=2)
    marks = engine.read_parquet(path)
    asked = summaries.attendance_summary(marks, summaries.codes_table(dict(zip(MARKS, CLASSES, strict=True))))

    def ask() -> float:
        answer = engine.to_pyarrow(asked)
        return _check(answer.column("persistent").to_pylist(), answer.column("attendance").to_pylist())

    return ask


def _by_hand(path: str):
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    engine = duckdb.connect(config={"threads": 2})
    codes = pa.table(_codes())
    engine.register("codes", codes)

    def ask() -> float:
        answer = engine.sql(BY_HAND.format(path=path)).to_arrow_table()
        return _check(answer.column("persistent").to_pylist(), answer.column("attendance").to_pylist())

    return ask


def _polars(path: str):
    import polars as pl  # noqa: PLC0415

    keys, counts = ["school", "group", "period"], ["present", "approved", "authorised", "unauthorised"]
    codes = pl.DataFrame(_codes()).lazy()

    def ask() -> float:
        by_pupil = (
            pl.scan_parquet(path).join(codes, on="mark").group_by([*keys, "pupil"]).agg(pl.col(counts).sum())
            .with_columns(absent=pl.col("authorised") + pl.col("unauthorised"), possible=pl.sum_horizontal(counts))
            .filter(pl.col("possible") > 0)
        )  # fmt: skip
        answer = (
            by_pupil.group_by(keys)
            .agg(
                pl.len().alias("pupils"), pl.col([*counts, "possible"]).sum(),
                (pl.col("absent") * 10 >= pl.col("possible")).sum().alias("persistent"),
                (pl.col("absent") * 2 >= pl.col("possible")).sum().alias("severe"),
            )
            .with_columns(attendance=100 * (pl.col("present") + pl.col("approved")) / pl.col("possible"))
            .sort(keys).collect()
        )  # fmt: skip
        return _check(answer["persistent"].to_list(), answer["attendance"].to_list())

    return ask


def _pandas(path: str):
    import pandas as pd  # noqa: PLC0415

    keys, counts = ["school", "group", "period"], ["present", "approved", "authorised", "unauthorised"]
    codes = pd.DataFrame(_codes())

    def ask() -> float:
        marks = pd.read_parquet(path).merge(codes, on="mark")
        by_pupil = marks.groupby([*keys, "pupil"], as_index=False)[counts].sum()
        by_pupil["absent"] = by_pupil["authorised"] + by_pupil["unauthorised"]
        by_pupil["possible"] = by_pupil[counts].sum(axis=1)
        by_pupil = by_pupil[by_pupil["possible"] > 0]
        by_pupil["persistent"] = by_pupil["absent"] * 10 >= by_pupil["possible"]
        by_pupil["severe"] = by_pupil["absent"] * 2 >= by_pupil["possible"]
        answer = by_pupil.groupby(keys)[[*counts, "possible", "persistent", "severe"]].sum().sort_index()
        share = 100 * (answer["present"] + answer["approved"]) / answer["possible"]
        return _check(answer["persistent"].tolist(), share.tolist())

    return ask


def _check(persistent: list[int], attendance: list[float]) -> float:
    """Return one number that is the same only where the answers are."""
    return round(sum(persistent) * 1000 + sum(share * (1 + place % 7) for place, share in enumerate(attendance)), 4)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(_run(*sys.argv[2:])))
    else:
        for line in measure(tuple(map(int, sys.argv[1:])) or (2, 20)):
            print("{:<80}{:>10} {:<8}{}".format(*line[:3], f"at most {line[3]:g}" if line[3] else ""), flush=True)
