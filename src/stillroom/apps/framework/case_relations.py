"""What later apps know of how a version's competencies stand to others: each registers a source of relations.

They go out with the version as CASE associations.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from stillroom.apps.framework.models import FrameworkVersion

if TYPE_CHECKING:
    from stillroom.standards.case.competencies import Related

Source = Callable[[FrameworkVersion], Iterable["Related"]]
_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def relations_of(version: FrameworkVersion) -> "list[Related]":
    return [related for source in _sources for related in source(version)]
