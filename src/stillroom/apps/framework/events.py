"""What later apps may listen to."""

from collections.abc import Set

from stillroom.apps.accounts.events import Event

framework_changed: Event[Set[str]] = Event("framework_changed")
"""Codes of the competencies that a newly published version states, changes or withdraws."""

requirements_changed: Event[Set[str]] = Event("requirements_changed")
"""Codes of the role profiles whose requirements are new, replaced or closed."""
