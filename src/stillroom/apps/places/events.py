"""What later apps may listen to."""

from collections.abc import Set
from uuid import UUID

from stillroom.apps.accounts.events import Event

units_changed: Event[Set[UUID]] = Event("units_changed")
"""Ids of the units whose details (facilities, accountable person, name) are new or replaced."""
