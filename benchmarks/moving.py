"""What a unit could accept of a passport, for a role of eighty items."""

from datetime import timedelta

from benchmarks.measured import Measured, medians
from benchmarks.sizes import Size
from benchmarks.synthetic import BEGAN, ISOLATOR, organisation
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors.requirements import requirements
from stillroom.apps.passport.models import PresentedCredential, TransferIn
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.people.models import Person, Post
from stillroom.apps.places.models import Unit
from stillroom.competence.days import day_of
from stillroom.standards.credentials.competence_credential import Assessed, Competence, Signatory, write
from stillroom.standards.credentials.passport_file import as_bytes

ISSUER = "did:web:elsewhere.example"
FRAMEWORK = "MOVING"


def moving(size: Size) -> list[Measured]:
    """From what was read and checked once: every credential is opened, matched and judged anew."""
    place = organisation(FRAMEWORK, people=2, competencies=size.board_competencies)
    post = Post.objects.filter(person__organisation=place).select_related("person", "unit").first()
    if post is None:
        raise AssertionError("nobody holds a post")
    transfer = _transfer(post.person, post.unit, post.role_profile)
    found = found_of(transfer, at=now())
    if len(found.items) < size.board_competencies or not all(each.shown for each in found.items):
        raise AssertionError("every item was to be proposed from a credential")
    middle, slow, own = medians(lambda: found_of(transfer, at=now()), 9)
    said = f"{len(found.items)} items, as many credentials"
    return [
        Measured("a transfer-in proposed, median", said, middle, "s", 1),
        Measured("  its own processor time, median", said, own, "s"),
        Measured("  the slowest of nine", said, slow, "s"),
    ]


def _transfer(person: Person, unit: Unit, role: str) -> TransferIn:
    by = User.objects.create_user("receiver@example.nhs.uk")
    transfer = TransferIn.objects.create(
        person=person, unit=unit, role_profile=role, source="file", opened_at=now(), opened_by=by
    )
    asked = requirements([role])
    PresentedCredential.objects.bulk_create(
        PresentedCredential(
            transfer=transfer,
            ordinal=number,
            document=as_bytes(write(_competence(each.competency))).decode(),
            sha256=f"{number:064}",
            credential_id=f"urn:{number}",
            issuer=ISSUER,
            checked_at=now(),
        )
        for number, each in enumerate(asked)
    )
    return transfer


def _competence(code: str) -> Competence:
    today = day_of(now())
    return Competence(
        id=f"urn:uuid:{new_id()}",
        issuer=ISSUER,
        issuer_name="Elsewhere",
        subject="urn:uuid:1",
        subject_name="Ada Cooper",
        framework=FRAMEWORK,
        framework_title=FRAMEWORK,
        version="1",
        code=code,
        title=code,
        description=code,
        item_url=f"https://elsewhere.example/{code}",
        criteria="observation*3",
        signed_at=BEGAN,
        signed_by=Signatory("Una", "Appointed authoriser"),
        valid_until=today + timedelta(days=200),
        context=dict(ISOLATOR),
        assessed=(Assessed("observation", "Observed practice", 3, today, today),),
    )
