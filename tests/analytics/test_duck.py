"""The file of national tables: built beside the one that stands, and swapped whole."""

import subprocess
import sys

import pytest

from goldenthread.foundation import duck


def built(path, value):
    duck.build(path, lambda engine: engine.execute(f"create table facts as select {value} as value"))


def values(path):
    return read(duck.opened(path))


def read(engine):
    return engine.to_pyarrow(engine.table("facts"))["value"].to_pylist()


def test_a_new_file_takes_the_place_of_the_old_one_whole(tmp_path):
    built(tmp_path / "national.duckdb", 1)
    reader = duck.opened(tmp_path / "national.duckdb")
    built(tmp_path / "national.duckdb", 2)
    # Who reads has the old one to the end; who opens anew has the new one.
    assert read(reader) == [1]
    reader.disconnect()
    assert values(tmp_path / "national.duckdb") == [2]
    assert [path.name for path in tmp_path.iterdir()] == ["national.duckdb"]


def test_where_filling_fails_the_old_one_stands_and_nothing_half_built_is_left(tmp_path):
    built(tmp_path / "national.duckdb", 1)
    with pytest.raises(ZeroDivisionError):
        duck.build(tmp_path / "national.duckdb", lambda engine: 1 / 0)
    assert values(tmp_path / "national.duckdb") == [1]
    assert [path.name for path in tmp_path.iterdir()] == ["national.duckdb"]


def test_no_page_loads_the_engine():
    """A web worker reads prepared tables; the engine's memory is for who does the work."""
    looks = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; import django; django.setup();"
        "import goldenthread.project.urls;"
        "print([each for each in ('ibis', 'duckdb', 'pandas', 'pyarrow') if each in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
