"""The one door to the analytical engine: DuckDB in this process, or by an address any other engine of Ibis.

It is heavy, and opened only where work is done: by a command, a job or a measurement, never by a page. Nothing is
fetched from outside, and what does not fit into memory goes nowhere unless a folder is named for it.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import ibis

SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


def in_memory(*, threads: int | None = None, most_memory: str = "") -> Any:
    """Return an engine without a file."""
    more = {"memory_limit": most_memory} if most_memory else {}
    return ibis.duckdb.connect(threads=threads or os.cpu_count() or 1, **SETTINGS, **more)


def engine_at(address: str) -> Any:
    """Return the engine at an address such as pyspark://, postgres://…, or DuckDB in memory for an empty one."""
    return ibis.connect(address) if address else in_memory()


def opened(path: Path) -> Any:
    """Open a file of tables to read."""
    return ibis.duckdb.connect(str(path), read_only=True, **SETTINGS)


def build(path: Path, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Build a file of tables beside the one that stands, and swap it whole: a reader has the old one or the new.

    Where filling fails, the one that stands is untouched and the half-built one is gone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with duckdb.connect(str(beside), config=SETTINGS) as engine:
            fill(engine)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(f"{beside.name}.wal").unlink(missing_ok=True)
