"""What later apps may listen to."""

from collections.abc import Set
from uuid import UUID

from stillroom.apps.accounts.events import Event

framework_changed: Event[Set[str]] = Event("framework_changed")
"""Codes of the competencies that a newly published version states, changes or withdraws."""

requirements_changed: Event[Set[str]] = Event("requirements_changed")
"""Codes of the role profiles whose requirements are new, replaced or closed."""

local_requirements_changed: Event[Set[UUID]] = Event("local_requirements_changed")
"""Ids of the units whose own requirements, beyond those of the role everywhere, are new, replaced or closed."""
