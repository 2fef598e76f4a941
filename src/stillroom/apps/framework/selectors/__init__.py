from stillroom.apps.framework.selectors.frameworks import frameworks
from stillroom.apps.framework.selectors.requirements import requirements

__all__ = ["frameworks", "requirements"]
