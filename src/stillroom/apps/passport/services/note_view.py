"""Write down that somebody looked at a share."""

from dataclasses import dataclass

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import Share, ShareView


@dataclass(frozen=True)
class Viewer:
    """Who looks: an account, or what a stranger says of herself."""

    name: str = ""
    organisation: str = ""
    account: User | None = None
    program: bool = False


UNNAMED_PROGRAM = Viewer(name="A program that gave no name", program=True)


def note_view(*, share: Share, viewer: Viewer) -> ShareView:
    return ShareView.objects.create(
        share=share,
        at=clock.now(),
        how=ShareView.How.PROGRAM if viewer.program else ShareView.How.PAGE,
        viewer=viewer.account,
        name=(viewer.account.name if viewer.account else viewer.name)[:200],
        organisation=viewer.organisation[:200],
    )
