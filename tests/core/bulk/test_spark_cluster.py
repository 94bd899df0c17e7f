"""A cluster of separate processes rates as the engine does, and still does when a worker is killed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlglot import exp

from kiemdiem.core.bulk.tables.spark_tables import SparkTables, connect
from tests.core.bulk.spark_cluster import Cluster
from tests.core.bulk.spark_session import SETTINGS
from tests.core.bulk.test_agreement import agree, agree_on_many
from tests.proofs_plugin import Counted
from tests.properties.rating import NAMES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.prove, pytest.mark.xdist_group("spark")]
ON_A_CLUSTER = {"spark.executor.memory": "2g", "spark.executor.extraJavaOptions": "-Xss64m"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster")) as found:
        yield found


@pytest.fixture(scope="module")
def session(cluster: Cluster) -> Iterator[SparkSession]:
    found = connect(cluster.address, SETTINGS | ON_A_CLUSTER)
    found.sparkContext.setLogLevel("OFF")
    yield found
    found.stop()


class Breaking(SparkTables):
    """Tables of a run in the middle of which a worker dies."""

    def __init__(self, session: SparkSession, scratch: str, cluster: Cluster, after: int) -> None:
        super().__init__(session, scratch=scratch)
        self._cluster, self._left = cluster, after
        self.is_broken = False

    def make(self, name: str, query: exp.Query) -> None:
        self._left -= 1
        if self._left == 0:
            assert self._cluster.executors_of(0)
            assert self._cluster.executors_of(1)
            self._cluster.kill_worker(0)
            self.is_broken = True
        super().make(name, query)


@pytest.mark.parametrize("name", NAMES)
def test_a_cluster_rates_ten_thousand_subjects_as_the_engine_does(
    session: SparkSession, tmp_path: Path, name: str, counted: Counted
) -> None:
    tables = partial(SparkTables, session, scratch=tmp_path.as_uri())
    subjects = agree_on_many(name, 10_000, tables, heads=1)
    counted(subjects=subjects)
    assert subjects >= 10_000


def test_a_worker_killed_midway_changes_no_answer(
    cluster: Cluster, session: SparkSession, tmp_path: Path, counted: Counted
) -> None:
    made: list[Breaking] = []

    def tables() -> SparkTables:
        after = 0 if made else 20
        made.append(Breaking(session, tmp_path.as_uri(), cluster, after))
        return made[-1]

    subjects = agree("kh75_2022", range(1), tables)
    counted(subjects=subjects)
    assert subjects > 0
    assert made[0].is_broken
    assert not cluster.executors_of(0)
