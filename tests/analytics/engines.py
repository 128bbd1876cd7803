"""The engines on which every expression is tried: DuckDB always, PostgreSQL and Spark where this machine has them."""

import atexit
import os
from functools import cache
from typing import Any

import pytest
from django.conf import settings

from goldenthread.foundation import duck
from tests.machine import has_spark


def here() -> list[Any]:
    """Return the engines that are here, for a test to try each; `tests/run.py` names those that were left out."""
    found = ["duckdb"]
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        # It is a database: else it would be left out where only those run.
        found.append(pytest.param("postgres", marks=pytest.mark.django_db))
    # Its session takes long to begin: it has a suite of its own, and no part in the others.
    if os.environ.get("GOLDENTHREAD_SPARK") and has_spark():
        found.append("spark")
    return found


@cache
def engine(name: str):
    """Return an engine; of Spark there is one session a run, for it takes long to begin."""
    if name == "duckdb":
        return duck.in_memory(threads=1)
    if name == "postgres":
        import ibis  # noqa: PLC0415

        at = settings.DATABASES["default"]
        found = ibis.postgres.connect(
            host=at["HOST"] or at["OPTIONS"].get("host"), port=int(at["PORT"] or 5432), user=at["USER"],
            password=at["PASSWORD"] or None, database="postgres",
        )  # fmt: skip
        atexit.register(found.disconnect)
        return found
    return _spark()


def _spark():
    import ibis  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master("local[1]")
    for name, value in SPARK.items():
        builder = builder.config(name, value)
    return ibis.pyspark.connect(builder.getOrCreate())


# A few thousand rows: what a session takes goes into beginning, and into compiling what runs once. So it has one
# partition, compiles nothing of its own, and the machine under it stops at its first compiler.
SPARK = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto",
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
