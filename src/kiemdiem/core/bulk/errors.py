"""What bulk runs cannot say, and the faults of their input, in words."""

from __future__ import annotations


class NotInBulk(Exception):
    """A rule that has no form in SQL; the season is rated subject by subject instead."""


class EngineNotThere(Exception):
    """An engine that this machine lacks, said in words."""


def no_spark() -> str:
    return (
        "Máy này chưa cài Apache Spark (gói pyspark), nên không tính trên Spark được. "
        "Hãy cài phần bổ sung “spark” của chương trình (make install-spark), hoặc tính trên DuckDB."
    )


def no_java() -> str:
    return (
        "Apache Spark không khởi động được vì máy này chưa có Java 17 trở lên. "
        "Hãy cài Java (trên Debian: gói default-jre-headless) hoặc đặt JAVA_HOME, rồi chạy lại; "
        "nếu không, hãy tính trên DuckDB."
    )
