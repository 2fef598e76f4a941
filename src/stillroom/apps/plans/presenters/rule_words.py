"""Rules that stop somebody, in a sentence."""

from collections.abc import Iterable

from stillroom.competence.rules.finding import Finding
from stillroom.competence.rules.rule import Status


def stop_words(findings: Iterable[Finding]) -> str:
    """Each in its own words, with what is to be confirmed about it."""
    return " ".join(f"{each.reason} ({each.rule.code}{_to_confirm(each)})" for each in findings)


def _to_confirm(finding: Finding) -> str:
    return f", {finding.rule.status.words.lower()}" if finding.rule.status is Status.CONFIRM else ""
