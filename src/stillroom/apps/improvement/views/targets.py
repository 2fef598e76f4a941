"""Loads what a page is about, as far as the reader may know that it exists."""

from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.improvement.models import Finding, Sample
from stillroom.apps.improvement.selectors.findings import finding_visible_to
from stillroom.apps.improvement.selectors.sampling import sample_visible_to


def the_finding(request: HttpRequest, *, finding_id: UUID) -> Finding:
    return finding_visible_to(account(request), finding_id)


def the_sample(request: HttpRequest, *, sample_id: UUID) -> Sample:
    return sample_visible_to(account(request), sample_id)
