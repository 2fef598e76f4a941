"""What a unit adds to what is national as entries of the trail: packs adopted, differences noted, procedures."""

from collections.abc import Iterator

from django.urls import reverse

from stillroom.apps.framework.models import LocalNote, RoleAdoption, SopVersion
from stillroom.apps.oversight.entries import Entry, Period
from stillroom.apps.oversight.selectors.record_entries import entry, of_unit, recorded_in
from stillroom.ui.formats import day


def local_entries(period: Period) -> Iterator[Entry]:
    for source in (_adoptions, _notes, _procedures):
        yield from source(period)


def _adoptions(period: Period) -> Iterator[Entry]:
    rows = RoleAdoption.objects.filter(of_unit(period), unit__organisation=period.organisation)
    rows = rows.select_related("unit", "role_profile", "framework", "adopted_by", "ended_by")
    for row in rows.filter(recorded_in(period, "adopted_at")):
        text = f"Role {row.role_profile.code} of framework {row.framework.code} adopted at {row.unit.code}"
        yield entry(period, f"adoption:{row.id}", row.adopted_at, text, row.adopted_by)
    for row in rows.filter(recorded_in(period, "ended_at")):
        if row.ended_at:
            text = f"Role {row.role_profile.code} no longer adopted at {row.unit.code}"
            yield entry(period, f"adoption-ended:{row.id}", row.ended_at, text, row.ended_by)


def _notes(period: Period) -> Iterator[Entry]:
    rows = LocalNote.objects.filter(of_unit(period), unit__organisation=period.organisation)
    rows = rows.select_related("unit", "recorded_by", "replaced_by")
    for row in rows.filter(recorded_in(period, "recorded_at")):
        text = f"Difference in {row.competency_code} at {row.unit.code} noted: {row.text}"
        yield entry(period, f"note:{row.id}", row.recorded_at, text, row.recorded_by)
    for row in rows.filter(recorded_in(period, "replaced_at")):
        if row.replaced_at:
            text = f"Note on {row.competency_code} at {row.unit.code} taken back: {row.text}"
            yield entry(period, f"note-closed:{row.id}", row.replaced_at, text, row.replaced_by)


def _procedures(period: Period) -> Iterator[Entry]:
    rows = SopVersion.objects.filter(of_unit(period), unit__organisation=period.organisation)
    rows = rows.select_related("unit", "recorded_by", "replaced_by")
    for row in rows.filter(recorded_in(period, "recorded_at")):
        text = f"Procedure {row} of {row.unit.code} recorded, in force from {day(row.effective_on)}"
        href = reverse("unit_sop", args=[row.unit_id, row.id])
        yield entry(period, f"procedure:{row.id}", row.recorded_at, text, row.recorded_by, href=href)
    for row in rows.filter(recorded_in(period, "replaced_at")):
        if row.replaced_at:
            text = f"Procedure {row} of {row.unit.code} taken back as it was recorded"
            yield entry(period, f"procedure-closed:{row.id}", row.replaced_at, text, row.replaced_by)
