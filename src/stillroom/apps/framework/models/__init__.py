from stillroom.apps.framework.models.competency import Competency
from stillroom.apps.framework.models.competency_framework import CompetencyFramework
from stillroom.apps.framework.models.framework_version import FrameworkVersion
from stillroom.apps.framework.models.role_profile import RoleProfile
from stillroom.apps.framework.models.role_requirement import RoleRequirement

__all__ = ["Competency", "CompetencyFramework", "FrameworkVersion", "RoleProfile", "RoleRequirement"]
