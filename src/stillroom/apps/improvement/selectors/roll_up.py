"""Findings of every organisation by theme and by class, without names, with small numbers suppressed."""

from collections import defaultdict

from stillroom.apps.improvement.models import FindingDetails
from stillroom.apps.improvement.terms import TermKind, terms
from stillroom.apps.places.selectors.known import known
from stillroom.competence.suppression import Shown, suppress


def roll_up(kind: TermKind) -> Shown:
    """Every term of the list has a cell, also one that nothing was found for."""
    column = {TermKind.THEME: "theme", TermKind.CLASS: "deficiency", TermKind.BODY: "body"}[kind]
    counts: dict[str, dict[str, int]] = {code: defaultdict(int) for code in terms(kind)}
    rows = FindingDetails.objects.filter(known()).values_list(column, "finding__unit__organisation_id")
    for code, organisation in rows:
        counts.setdefault(code, defaultdict(int))[str(organisation)] += 1
    return suppress(counts)
