"""A standalone cluster of Spark on this machine: a master and workers, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import IO

import pyspark

_HOME = Path(pyspark.__file__).parent
_PATIENCE = 300
_EXECUTOR = b"CoarseGrainedExecutorBackend"


class Cluster:
    """Started on entering, stopped on leaving; ports are chosen by the system."""

    def __init__(self, folder: Path, *, workers: int = 2, memory: str = "3g") -> None:
        self._folder, self._workers, self._memory = folder, workers, memory
        self._processes: list[subprocess.Popen[bytes]] = []
        self._files: list[IO[bytes]] = []
        self.address = ""

    def __enter__(self) -> Cluster:
        ports = ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
        self._start("org.apache.spark.deploy.master.Master", *ports, name="master")
        self.address = self._said("master", r"(spark://[\d.]+:\d+)")
        for at in range(self._workers):
            name = f"worker{at}"
            room = ["--cores", "1", "--memory", self._memory, "--work-dir", str(self._folder / name)]
            self._start("org.apache.spark.deploy.worker.Worker", *ports, *room, self.address, name=name)
        for at in range(self._workers):
            self._said(f"worker{at}", r"(Successfully registered)")
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        for process in reversed(self._processes):
            if process.poll() is None:
                process.terminate()
        for process in self._processes:
            process.wait(_PATIENCE)
        for file in self._files:
            file.close()

    def kill_worker(self, at: int) -> None:
        """Kills a worker and what it runs, without a word of farewell."""
        process = self._processes[1 + at]
        for pid in (process.pid, *_children(process.pid)):
            os.kill(pid, signal.SIGKILL)
        process.wait(_PATIENCE)

    def executors_of(self, at: int) -> int:
        """How many executors a worker runs."""
        process = self._processes[1 + at]
        if process.poll() is not None:
            return 0
        return sum(_EXECUTOR in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in _children(process.pid))

    def _start(self, class_: str, *arguments: str, name: str) -> None:
        file = (self._folder / f"{name}.log").open("wb")
        self._files.append(file)
        environment = {**os.environ, "SPARK_HOME": str(_HOME), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
        command = [str(_HOME / "bin" / "spark-class"), class_, *arguments]
        process = subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment
        )
        self._processes.append(process)

    def _said(self, name: str, pattern: str) -> str:
        """What a process has written, waited for."""
        path = self._folder / f"{name}.log"
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            found = re.search(pattern, path.read_text(encoding="utf-8", errors="replace"))
            if found:
                return found[1]
            time.sleep(0.2)
        raise TimeoutError(f"{name} did not say {pattern}: {path.read_text(errors='replace')[-2_000:]}")


def _children(pid: int) -> set[int]:
    """The processes that any thread of a process has started."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return {int(child) for thread in threads for child in (thread / "children").read_text().split()}
