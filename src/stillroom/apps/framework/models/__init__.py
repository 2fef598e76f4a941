from stillroom.apps.framework.models.competency import Competency
from stillroom.apps.framework.models.competency_framework import CompetencyFramework
from stillroom.apps.framework.models.external_framework import ExternalFramework
from stillroom.apps.framework.models.external_item import ExternalItem
from stillroom.apps.framework.models.framework_version import FrameworkVersion
from stillroom.apps.framework.models.level_descriptor import LevelDescriptor
from stillroom.apps.framework.models.local_note import LocalNote
from stillroom.apps.framework.models.national_approval import NationalApproval
from stillroom.apps.framework.models.role_adoption import RoleAdoption
from stillroom.apps.framework.models.role_profile import RoleProfile
from stillroom.apps.framework.models.role_requirement import RoleRequirement
from stillroom.apps.framework.models.rule import Rule
from stillroom.apps.framework.models.rule_version import RuleVersion
from stillroom.apps.framework.models.sop_version import SopVersion
from stillroom.apps.framework.models.version_approval import VersionApproval
from stillroom.apps.framework.models.version_comment import VersionComment
from stillroom.apps.framework.models.version_member import VersionMember
from stillroom.apps.framework.models.version_step import VersionStep

__all__ = [
    "Competency",
    "CompetencyFramework",
    "ExternalFramework",
    "ExternalItem",
    "FrameworkVersion",
    "LevelDescriptor",
    "LocalNote",
    "NationalApproval",
    "RoleAdoption",
    "RoleProfile",
    "RoleRequirement",
    "Rule",
    "RuleVersion",
    "SopVersion",
    "VersionApproval",
    "VersionComment",
    "VersionMember",
    "VersionStep",
]
