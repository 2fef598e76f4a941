"""Whether a national body has approved what a version states."""

from collections.abc import Iterable

from stillroom.apps.framework.models import FrameworkVersion, NationalApproval
from stillroom.apps.places.selectors.known import known
from stillroom.ui.formats import day

NOT_APPROVED = "draft – not nationally approved"


def national_approval(version: FrameworkVersion) -> NationalApproval | None:
    return NationalApproval.objects.filter(known(), framework_version=version).select_related("recorded_by").first()


def approvals_in_words(versions: Iterable[FrameworkVersion]) -> dict[object, str]:
    """Version id → “approved by …”, or that nobody has: what every page and paper of the version carries."""
    ids = [version.id for version in versions]
    found = NationalApproval.objects.filter(known(), framework_version__in=ids)
    said = {each.framework_version_id: _in_words(each) for each in found}
    return {id_: said.get(id_, NOT_APPROVED) for id_ in ids}


def approval_in_words(version: FrameworkVersion) -> str:
    return approvals_in_words([version])[version.id]


def _in_words(approval: NationalApproval) -> str:
    return f"nationally approved by {approval.body} on {day(approval.approved_on)}, reference {approval.reference}"
