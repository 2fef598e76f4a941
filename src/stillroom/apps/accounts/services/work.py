"""The worker: takes what waits, one after the other, and what a worker that died left unfinished."""

import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connections, transaction
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.jobs.duties import Duty, duties, register_duty
from stillroom.apps.accounts.models import Job, WorkerSeen
from stillroom.apps.accounts.services.delete_expired_files import delete_expired_files

logger = logging.getLogger("stillroom.jobs")

AnyTask = DBTaskResult[Any, Any]
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_BEATS = 5.0
SECONDS_BETWEEN_CLEARINGS = 3600.0
DEAD_AFTER = timedelta(seconds=60)
"""Longer than a beat can wait for SQLite's one writer."""
register_duty("delete_expired_files", every=SECONDS_BETWEEN_CLEARINGS, work=delete_expired_files)
ATTEMPTS = 3
GIVEN_UP = (
    "The program doing this stopped three times, so it was given up. Tell whoever runs Stillroom the number of this "
    "job: the machine may be short of memory."
)


class JobWorker:
    """`run` until `stop`. A name is one process's at a time: what that name left running, it takes again at once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stopping = threading.Event()
        self._library = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def run(self, *, parent: int | None = None) -> None:
        """With `parent`, a process id, end when that process has ended."""
        beat(self.name)
        take_back_own(self.name)
        logger.info("worker started", extra={"fields": {"worker": self.name}})
        threading.Thread(target=self._keep_alive, args=(parent,), daemon=True).start()
        begun: dict[str, float] = {}
        while not self._stopping.is_set():
            for duty in duties():
                if time.monotonic() - begun.get(duty.name, -duty.every) >= duty.every:
                    begun[duty.name] = time.monotonic()
                    _attend_to(duty)
            _unless_database_fails(self.look)
            self._stopping.wait(SECONDS_BETWEEN_LOOKS)
        logger.info("worker stopped", extra={"fields": {"worker": self.name}})

    def look(self) -> None:
        """Do all that waits."""
        take_back_abandoned()
        # Asked first without the write lock, which the library takes to claim.
        if DBTaskResult.objects.ready().exists():
            self._library.run()

    def stop(self) -> None:
        """Finish what is under way, begin nothing more."""
        self._stopping.set()
        self._library.running = False

    def _keep_alive(self, parent: int | None) -> None:
        beaten = time.monotonic()
        while not self._stopping.wait(SECONDS_BETWEEN_LOOKS):
            if parent is not None and os.getppid() != parent:
                # Nobody is left to stop it. What it was doing is taken again by the next worker.
                os._exit(1)
            if time.monotonic() - beaten >= SECONDS_BETWEEN_BEATS:
                beaten = time.monotonic()
                _unless_database_fails(lambda: beat(self.name))
        connections.close_all()


def beat(name: str) -> None:
    WorkerSeen.objects.update_or_create(name=name, defaults={"seen_at": clock.now()})


def run_waiting_jobs(*, name: str = "once") -> None:
    """Do all that waits and return."""
    JobWorker(name).look()


def take_back_own(name: str) -> None:
    """What the process of this name before left running."""
    _take_back([task for task in DBTaskResult.objects.running() if task.worker_ids and task.worker_ids[-1] == name])


def take_back_abandoned() -> None:
    """What is running in the name of a worker that has not been seen for too long."""
    running = list(DBTaskResult.objects.running())
    if running:
        seen = WorkerSeen.objects.filter(seen_at__gt=clock.now() - DEAD_AFTER)
        alive = set(seen.values_list("name", flat=True))
        _take_back([task for task in running if not alive.intersection(task.worker_ids[-1:])])


def _take_back(tasks: list[AnyTask]) -> None:
    for task in tasks:
        with transaction.atomic():
            # Only if nobody else took it meanwhile.
            mine = DBTaskResult.objects.filter(id=task.id, status="RUNNING", worker_ids=task.worker_ids)
            if len(task.worker_ids) >= ATTEMPTS:
                if mine.update(status="FAILED", finished_at=clock.now()):
                    _give_up(task)
            elif mine.update(status="READY"):
                logger.warning("job taken again", extra={"fields": {"job": task.args_kwargs["args"][0]}})


def _give_up(task: AnyTask) -> None:
    job = Job.objects.filter(id=task.args_kwargs["args"][0]).exclude(state=Job.State.DONE)
    job.update(state=Job.State.FAILED, error=GIVEN_UP, words="", finished_at=clock.now())
    logger.error("job given up", extra={"fields": {"job": task.args_kwargs["args"][0]}})


def _attend_to(duty: Duty) -> None:
    """Whatever goes wrong with it keeps nobody from their jobs."""
    try:
        _unless_database_fails(duty.work)
    except Exception:
        logger.exception("duty failed", extra={"fields": {"duty": duty.name}})


def _unless_database_fails(work: Callable[[], object]) -> None:
    """A database that is away comes back; the worker outlasts it."""
    try:
        close_old_connections()
        work()
    except DatabaseError:
        logger.exception("worker waits for the database")
        connections.close_all()
