"""Work asked for, done behind the pages, collected by the one who asked."""

import os
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.jobs.folder import jobs_folder
from stillroom.apps.accounts.jobs.kinds import JobFailed, Tell
from stillroom.apps.accounts.models import Job, JobFile, User, WorkerSeen
from stillroom.apps.accounts.selectors.jobs import check_worker
from stillroom.apps.accounts.services.delete_expired_files import delete_expired_files
from stillroom.apps.accounts.services.run_job import run_job
from stillroom.apps.accounts.services.start_job import job_id
from stillroom.apps.accounts.services.work import ATTEMPTS, beat, run_waiting_jobs, take_back_own
from tests.integration.jobs.conftest import Kinds, one_file

pytestmark = pytest.mark.django_db(transaction=True)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_job_waits_is_done_and_leaves_a_file_for_its_owner_only(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    page = reverse("job", args=[job.id])
    assert "Waiting to begin" in client_of(ada).get(page).content.decode()
    run_waiting_jobs()
    shown = client_of(ada).get(page).content.decode()
    assert "Done" in shown
    assert "hx-trigger" not in shown, "a finished page asks no more"
    file = JobFile.objects.get(job=job)
    assert file.sha256.startswith("73475cb4")
    path = jobs_folder() / str(file.kept_as)
    assert path.stat().st_mode & 0o777 == 0o600
    download = reverse("job_file", args=[job.id, file.id])
    answer = client_of(ada).get(download)
    assert b"".join(answer) == b"42"
    assert "no-store" in answer.headers["Cache-Control"]
    eve = client_of(User.objects.create_user("eve@example.nhs.uk", name="Eve"))
    assert eve.get(page).status_code == eve.get(download).status_code == HTTPStatus.NOT_FOUND


def test_a_file_is_not_had_when_the_right_to_it_has_ended(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    run_waiting_jobs()
    kind.may_have = False
    download = reverse("job_file", args=[job.id, JobFile.objects.get(job=job).id])
    assert client_of(ada).get(download).status_code == HTTPStatus.NOT_FOUND


def test_nothing_is_made_when_the_right_to_it_has_ended(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    kind.may_have = False
    run_waiting_jobs()
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "Your access changed" in job.error


def test_asked_twice_with_one_id_is_asked_once(kind: Kinds, ada: User) -> None:
    id = new_id()
    assert kind.ask(ada, id) == kind.ask(ada, id)
    assert DBTaskResult.objects.count() == 1


def test_an_id_that_another_person_or_kind_has_is_left_to_it(kind: Kinds, ada: User) -> None:
    hers = kind.ask(ada).id
    eve = User.objects.create_user("eve@example.nhs.uk", name="Eve")
    assert job_id(hers, kind="test", by=ada) == hers
    for taken in (job_id(hers, kind="test", by=eve), job_id(hers, kind="other", by=ada)):
        assert taken != hers
    free = new_id()
    assert job_id(free, kind="test", by=eve) == free


def test_the_queue_holds_nothing_but_the_id(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [str(job.id)], "kwargs": {}}


def refuse(job: Job, tell: Tell) -> list[object]:
    raise JobFailed("There is nobody to write about.")


def break_down(job: Job, tell: Tell) -> list[object]:
    raise ZeroDivisionError("Ann Lee, born 1 May 1990")


def test_a_reason_is_told_in_words(kind: Kinds, ada: User) -> None:
    kind.be(refuse)  # type: ignore[arg-type]
    job = kind.ask(ada)
    run_waiting_jobs()
    assert "There is nobody to write about." in client_of(ada).get(reverse("job", args=[job.id])).content.decode()


def test_a_fault_is_told_without_its_words(kind: Kinds, ada: User) -> None:
    kind.be(break_down)  # type: ignore[arg-type]
    job = kind.ask(ada)
    run_waiting_jobs()
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "Ann Lee" not in job.error + DBTaskResult.objects.get().traceback


def test_done_again_it_changes_nothing(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    run_waiting_jobs()
    run_job(job.id)
    assert JobFile.objects.filter(job=job).count() == 1


def test_of_two_that_did_it_the_first_counts(kind: Kinds, ada: User) -> None:
    def slow(job: Job, tell: Tell) -> list[object]:
        kind.be(one_file)
        run_job(job.id)
        return one_file(job, tell)  # type: ignore[return-value]

    kind.be(slow)  # type: ignore[arg-type]
    job = kind.ask(ada)
    run_job(job.id)
    assert JobFile.objects.filter(job=job).count() == 1


def running_in_the_name_of(name: str, times: int = 1) -> None:
    DBTaskResult.objects.update(status="RUNNING", worker_ids=[name] * times)
    Job.objects.update(state=Job.State.RUNNING)


def test_what_a_dead_worker_left_is_taken_again_after_a_minute(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    beat("first")
    running_in_the_name_of("first")
    run_waiting_jobs(name="second")
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING, "a worker seen a moment ago may still be at it"
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        run_waiting_jobs(name="second")
    job.refresh_from_db()
    assert job.state == Job.State.DONE


def test_a_worker_started_again_takes_its_own_at_once(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    beat("first")
    running_in_the_name_of("first")
    take_back_own("first")
    run_waiting_jobs(name="first")
    job.refresh_from_db()
    assert job.state == Job.State.DONE


def test_what_kills_every_worker_is_given_up(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    running_in_the_name_of("first", times=ATTEMPTS)
    take_back_own("first")
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "given up" in job.error


def test_files_go_when_their_time_is_over(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    run_waiting_jobs()
    file = JobFile.objects.get(job=job)
    path = jobs_folder() / str(file.kept_as)
    with time_machine.travel(file.expires_at - timedelta(seconds=1)):
        delete_expired_files()
        assert path.exists()
    with time_machine.travel(file.expires_at):
        assert client_of(ada).get(reverse("job_file", args=[job.id, file.id])).status_code != HTTPStatus.OK
        delete_expired_files()
    assert not path.exists()
    assert JobFile.objects.get(job=job).gone


def test_what_a_crash_left_lying_goes_after_a_day() -> None:
    stray = jobs_folder() / str(new_id())
    stray.touch()
    delete_expired_files()
    assert stray.exists()
    os.utime(stray, (0, 0))
    delete_expired_files()
    assert not stray.exists()


def test_the_checks_know_a_dead_worker(kind: Kinds, ada: User, client: Client) -> None:
    kind.ask(ada)
    assert client.get("/health/worker/").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert check_worker() == [], "it may be starting"
    with time_machine.travel(clock.now() + timedelta(minutes=3)):
        assert "stillroom worker" in check_worker()[0]
        beat("first")
        assert check_worker() == []
        assert client.get("/health/worker/").status_code == HTTPStatus.OK
    WorkerSeen.objects.all().delete()


def test_the_page_says_when_nobody_works(kind: Kinds, ada: User) -> None:
    job = kind.ask(ada)
    WorkerSeen.objects.all().delete()
    page = reverse("job", args=[job.id])
    assert "its worker has stopped" in client_of(ada).get(page).content.decode()
    beat("first")
    assert "its worker has stopped" not in client_of(ada).get(page).content.decode()
