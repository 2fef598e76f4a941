"""Readiness of very many people from the ledger, streamed by person, on every core."""

import os
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from multiprocessing import get_context
from operator import attrgetter
from uuid import UUID

import django

from benchmarks.measured import Measured
from benchmarks.sizes import Size

CHUNK = 250  # people read at once
Done = tuple[int, int, float, int]  # statements, standings, seconds, peak memory in KB


def readiness_of_all(size: Size) -> list[Measured]:
    from benchmarks.synthetic import drafts, ids_of, organisation, write

    competencies = size.region_competencies
    place = organisation("REGION", people=size.region_people, competencies=competencies)
    people = ids_of(place)
    write(place, drafts(people, "REGION", competencies=competencies, count=size.region_statements), derive=False)
    said = f"{size.region_people:,} people × {competencies} competencies, {size.region_statements:,} statements"
    cores = os.cpu_count() or 1
    alone = _derive(place.id, people[: max(1, len(people) // 10)])
    began = time.perf_counter()
    shares = [people[len(people) * i // cores : len(people) * (i + 1) // cores] for i in range(cores)]
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        done = list(pool.map(_derive, [place.id] * cores, shares))
    taken = time.perf_counter() - began
    peak = sum(each[3] for each in done) / 1024
    if sum(each[0] for each in done) != size.region_statements:
        raise AssertionError("some statements were not read")
    return [
        Measured("readiness from the ledger, one core", said, alone[0] / alone[2], "statements/s", 75_000, True),
        Measured(f"readiness of everyone, {cores} cores", said, taken, "s", 60),
        Measured("  its peak memory, all processes", said, peak, "MB", 500),
    ]


def _derive(organisation: UUID, people: list[str]) -> Done:
    """How each of the people stands now in each competency; nothing kept but the counts.

    The seconds are the core's own, so that a busy machine does not spoil them.
    """
    from benchmarks.synthetic import ISOLATOR, NOW
    from stillroom.apps.framework.selectors import frameworks
    from stillroom.apps.ledger.selectors.stream import stream_statements
    from stillroom.competence.history import History
    from stillroom.competence.readiness import standing

    known = frameworks()
    codes = sorted(code for code in known.competencies if code.startswith("REGION"))
    read = standings = 0
    began = time.process_time()
    for start in range(0, len(people), CHUNK):
        stream = stream_statements(organisation, people=people[start : start + CHUNK])
        for person, statements in groupby(stream, key=attrgetter("person")):
            told = list(statements)
            history = History(person, told, known)
            for code in codes:
                standing(history, code, ISOLATOR, NOW)
            read += len(told)
            standings += len(codes)
    taken = time.process_time() - began
    return read, standings, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
