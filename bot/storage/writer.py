"""SQLite's one writer: a thread that commits every waiting unit in one transaction."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from sqlalchemy import Connection, Engine

from bot.domain.errors import RapportError
from bot.storage.tx import Tx

Unit = Callable[[Tx], Any]
_Job = tuple[Unit, "Future[Any]"]
_LARGEST_GROUP = 256


class GroupWriter:
    """Runs units one after another in the order they came; `submit` may be called from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="db-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Unit) -> "Future[Any]":
        future: Future[Any] = Future()
        self._jobs.put((unit, future))
        return future

    def close(self) -> None:
        """Finish what waits, then stop."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        with self._engine.connect() as conn:
            open_ = True
            while open_:
                jobs, open_ = self._waiting()
                jobs = [job for job in jobs if job[1].set_running_or_notify_cancel()]
                if jobs and not self._commit_together(conn, jobs):
                    for job in jobs:
                        self._commit_alone(conn, job)

    def _waiting(self) -> tuple[list[_Job], bool]:
        """At least one job, and whether the writer stays open."""
        jobs: list[_Job] = []
        job = self._jobs.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == _LARGEST_GROUP or self._jobs.empty():
                return jobs, True
            job = self._jobs.get()
        return jobs, False

    def _commit_together(self, conn: Connection, jobs: list[_Job]) -> bool:
        """Whether the group is committed and every job answered; `False`: nothing happened, run them singly."""
        if len(jobs) == 1:
            return False
        answers: list[tuple[Any, RapportError | None]] = []
        try:
            conn.exec_driver_sql("BEGIN IMMEDIATE")
            for unit, _ in jobs:
                tx = Tx(conn, begun=True)
                try:
                    answers.append((unit(tx), None))
                except RapportError as error:
                    if tx.dirty:
                        raise
                    answers.append((None, error))
            conn.exec_driver_sql("COMMIT")
        # Whatever went wrong, each unit is now run singly and gets its own answer there.
        except BaseException:
            _roll_back(conn)
            return False
        for (_, future), (answer, refusal) in zip(jobs, answers, strict=True):
            if refusal is None:
                future.set_result(answer)
            else:
                future.set_exception(refusal)
        return True

    def _commit_alone(self, conn: Connection, job: _Job) -> None:
        unit, future = job
        try:
            conn.exec_driver_sql("BEGIN IMMEDIATE")
            answer = unit(Tx(conn, begun=True))
            conn.exec_driver_sql("COMMIT")
        # Handed to whoever waits, as an executor would.
        except BaseException as error:
            _roll_back(conn)
            future.set_exception(error)
        else:
            future.set_result(answer)


def _roll_back(conn: Connection) -> None:
    if conn.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
        conn.exec_driver_sql("ROLLBACK")
