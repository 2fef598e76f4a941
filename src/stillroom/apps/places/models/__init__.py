from stillroom.apps.places.models.organisation import Organisation
from stillroom.apps.places.models.unit import Unit
from stillroom.apps.places.models.unit_details import Country, UnitDetails

__all__ = ["Country", "Organisation", "Unit", "UnitDetails"]
