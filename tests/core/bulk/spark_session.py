"""One small Spark inside the process of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiemdiem.core.bulk.tables.spark_tables import connect

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    # A few dozen rows are read out faster than code for them is compiled.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-Xss64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


def small_session() -> SparkSession:
    """Two threads, quick to start."""
    session = connect("local[2]", SETTINGS)
    session.sparkContext.setLogLevel("OFF")
    return session
