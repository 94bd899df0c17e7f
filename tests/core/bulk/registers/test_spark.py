"""In Apache Spark the subjects of a register come out as one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kiemdiem.core.bulk.tables.spark_tables import SparkTables
from tests.builders.province import kh61, province
from tests.core.bulk.registers.agreement import agree
from tests.core.bulk.registers.test_agreement import PLANS
from tests.core.bulk.spark_session import small_session
from tests.proofs_plugin import Counted
from tests.properties.rating import regime

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("spark")]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    found = small_session()
    yield found
    found.stop()


@pytest.fixture
def spark(session: SparkSession) -> Iterator[SparkTables]:
    found = SparkTables(session)
    yield found
    found.close()


def test_both_ways_agree_where_members_of_cells_are_counted(spark: SparkTables) -> None:
    assert agree(regime("kh146_2014"), range(1, 2), lambda: spark) > 0


def test_both_ways_agree_on_provinces_that_are_alike(spark: SparkTables) -> None:
    assert agree(kh61(), range(3, 4), lambda: spark, province().tables["units"]) > 0


@pytest.mark.prove
@pytest.mark.parametrize("name", PLANS)
def test_both_ways_agree_on_many_registers(name: str, spark: SparkTables, counted: Counted) -> None:
    subjects = agree(regime(name), range(2, 40), lambda: spark)
    counted(registers=38, subjects=subjects)
    assert subjects > 500
