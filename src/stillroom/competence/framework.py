"""Competency frameworks and their published versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from stillroom.competence.scheme import OnFail, Scheme


class Change(StrEnum):
    """What a version did to a competency, against the version before."""

    UNCHANGED = ""
    NEW = "new"
    EDITORIAL = "editorial"
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True)
class Competency:
    """One competency as one framework version states it. `code` is unique across the installation's frameworks."""

    code: str
    title: str
    scheme: Scheme
    group: str = ""
    knowledge: str = ""
    skill: str = ""
    decision: str = ""
    renewal: Scheme | None = None
    requalification: Scheme | None = None
    validity_months: int | None = None
    renewal_window_days: int | None = None
    requires: tuple[str, ...] = ()
    recency_days: int | None = None
    activity_count: int | None = None  # so many logbook entries …
    activity_days: int | None = None  # … within so many days keep a sign-off current
    critical: bool = False
    assessor: bool = False
    change: Change = Change.UNCHANGED
    transition_until: date | None = None

    @property
    def renewal_scheme(self) -> Scheme:
        return self.renewal or self.scheme

    @property
    def requalification_scheme(self) -> Scheme:
        return self.requalification or self.scheme

    def on_fail(self, method: str) -> OnFail:
        """What a failed `method` does to someone signed off: the gravest that any of the schemes says."""
        found = {
            term.on_fail
            for scheme in (self.scheme, self.renewal_scheme, self.requalification_scheme)
            for term in scheme.terms
            if term.method == method
        }
        return next((effect for effect in (OnFail.SUSPEND, OnFail.REVIEW) if effect in found), OnFail.NOTHING)


@dataclass(frozen=True)
class CompetencyHistory:
    """One code through the versions of its framework, oldest first."""

    code: str
    versions: tuple[tuple[str, Competency], ...]

    @cached_property
    def editions(self) -> Mapping[str, int]:
        """Version → edition; editorial changes share an edition, a substantive one starts the next."""
        edition = 0
        editions: dict[str, int] = {}
        for version, competency in self.versions:
            if competency.change in (Change.NEW, Change.SUBSTANTIVE) and editions:
                edition += 1
            editions[version] = edition
        return editions

    @cached_property
    def current(self) -> Competency:
        return self.versions[-1][1]

    @cached_property
    def current_version(self) -> str:
        return self.versions[-1][0]

    @cached_property
    def current_edition(self) -> int:
        return self.editions[self.current_version]

    def edition(self, version: str) -> int | None:
        return self.editions.get(version)

    @cached_property
    def _by_version(self) -> Mapping[str, Competency]:
        return dict(self.versions)

    def competency(self, version: str) -> Competency | None:
        return self._by_version.get(version)

    @cached_property
    def transition_ends(self) -> Mapping[int, date | None]:
        """Edition → last day a sign-off in it holds: the earliest transition of the later ones; None: current."""
        last_days: list[tuple[int, date]] = [
            (self.editions[version], competency.transition_until or date.min)
            for version, competency in self.versions
            if competency.change in (Change.NEW, Change.SUBSTANTIVE)
        ]
        return {
            edition: min((day for later, day in last_days if later > edition), default=None)
            for edition in self.editions.values()
        }

    def holds_until(self, version: str) -> date | None:
        """The last day a sign-off in `version` holds; None: without end. In a version nobody knows it never did."""
        edition = self.editions.get(version)
        return date.min if edition is None else self.transition_ends[edition]


@dataclass(frozen=True)
class Frameworks:
    """Every competency that statements and requirements may name, as known at one time."""

    competencies: Mapping[str, CompetencyHistory]
    assessor_codes: frozenset[str] = field(default=frozenset())
    framework_of: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(frameworks: Mapping[str, Iterable[tuple[str, Iterable[Competency]]]]) -> "Frameworks":
        """From framework code → its published versions, oldest first, each (version, competencies)."""
        histories: dict[str, list[tuple[str, Competency]]] = {}
        framework_of: dict[str, str] = {}
        for framework, versions in frameworks.items():
            for version, competencies in versions:
                for competency in competencies:
                    histories.setdefault(competency.code, []).append((version, competency))
                    framework_of[competency.code] = framework
        known = {code: CompetencyHistory(code, tuple(versions)) for code, versions in histories.items()}
        assessor = frozenset(code for code, history in known.items() if history.current.assessor)
        return Frameworks(known, assessor, framework_of)

    def history(self, code: str) -> CompetencyHistory | None:
        return self.competencies.get(code)

    def assessor_code_for(self, code: str) -> str | None:
        """The assessor competency of the framework that `code` belongs to."""
        framework = self.framework_of.get(code)
        return next((found for found in self.assessor_codes if self.framework_of[found] == framework), None)

    def requires_closure(self, codes: Iterable[str]) -> set[str]:
        """The codes and all they require, directly or through another."""
        found: set[str] = set()
        queue = list(codes)
        while queue:
            code = queue.pop()
            if code not in found and code in self.competencies:
                found.add(code)
                queue.extend(self.competencies[code].current.requires)
        return found

    def dependants_closure(self, codes: Iterable[str]) -> set[str]:
        """The codes and all that require them, directly or through another."""
        found = set(codes)
        grown = True
        while grown:
            more = {
                code
                for code, history in self.competencies.items()
                if code not in found and found.intersection(history.current.requires)
            }
            found |= more
            grown = bool(more)
        return found
