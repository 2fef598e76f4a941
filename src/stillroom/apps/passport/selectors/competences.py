"""A person's sign-offs in the words of a credential."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from stillroom.apps.framework.models import Competency as CompetencyRow
from stillroom.apps.framework.models import CompetencyFramework
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.names import names_of
from stillroom.apps.passport.addresses import did_of, item_url
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of
from stillroom.competence.method import method
from stillroom.competence.passport import Held, held
from stillroom.competence.statement import Capacity, Kind, Statement
from stillroom.standards.credentials.competence_credential import Assessed, Competence, Signatory


class HeldCompetences:
    """Every sign-off of one person, and how to tell of each."""

    def __init__(self, person: Person, at: datetime) -> None:
        self.person = person
        self.organisation = person.organisation
        book = open_book(self.organisation, people=[person.canonical_id])
        self.history = book.history(person.canonical_id)
        self.held: list[Held] = held(self.history, at)
        self._names = names_of(self.organisation)
        self._relied_on = self._rows({id_ for each in self.held for id_ in self._named_by(each)})
        self._competencies = self._rows_of_competencies()
        self._frameworks = {row.code: row for row in CompetencyFramework.objects.all()}
        self._framework_of = book.frameworks.framework_of

    def competence(self, each: Held, *, credential_id: UUID) -> Competence:
        """What a credential says of it. `credential_id` becomes the credential's own."""
        sign_off, definition = each.sign_off, each.definition
        framework = self._frameworks[self._framework_of[definition.code]]
        row = self._competencies[definition.code, sign_off.version]
        return Competence(
            id=f"urn:uuid:{credential_id}",
            issuer=did_of(self.organisation),
            issuer_name=self.organisation.name,
            subject=f"urn:uuid:{self.person.canonical_id}",
            subject_name=self.person.full_name,
            framework=framework.code,
            framework_title=framework.title,
            version=sign_off.version,
            code=definition.code,
            title=definition.title,
            description=definition.skill or definition.knowledge or definition.title,
            item_url=item_url(row.id),
            criteria=str(definition.scheme) or "Taken over from an earlier record",
            signed_at=sign_off.occurred_at,
            signed_by=self._signatory(sign_off),
            valid_until=sign_off.valid_until,
            context=dict(sign_off.context),
            assessed=tuple(
                Assessed(name, method(name).label, len(seen), day_of(seen[0].occurred_at), day_of(seen[-1].occurred_at))
                for name, seen in sorted(each.by_method.items())
            ),
            observed_by=tuple(self._observers(each)),
            taken_over=each.taken_over,
            critical=definition.critical,
        )

    def _observers(self, each: Held) -> Iterable[Signatory]:
        latest: dict[str, Statement] = {seen.author: seen for seen in each.evidence}
        for author in sorted(latest, key=lambda id_: self._names.get(id_, "")):
            yield self._signatory(latest[author])

    def _signatory(self, statement: Statement) -> Signatory:
        speaker = statement.taken_over_by or statement.author
        row = self._relied_on.get(statement.id)
        evidence = bytes(row.hash).hex() if row else ""
        return Signatory(self._names.get(speaker, "Not named"), self._entitlement(statement), evidence)

    def _entitlement(self, statement: Statement) -> str:
        """By what right it was stated, from the statements it rested on when it was made."""
        if statement.taken_over_by:
            return "Taken over from a record made before this system; the person named vouches for it"
        for id_ in statement.relied_on:
            basis = self._relied_on.get(id_)
            if basis is None or basis.kind not in (Kind.APPOINTMENT, Kind.SIGN_OFF, Kind.ACCEPTANCE):
                continue
            day = day_of(basis.occurred_at).isoformat()
            if basis.kind == Kind.APPOINTMENT:
                capacity = Capacity(basis.capacity).value.replace("_", " ")
                return f"Appointed {capacity} on {day} by {self._names.get(basis.author, 'somebody not named')}"
            if basis.person == statement.author:
                return f"Signed off in {basis.competency} on {day}, and as an assessor"
        return "Entitlement not recorded"

    def _named_by(self, each: Held) -> Iterable[str]:
        for statement in (each.sign_off, *each.evidence):
            yield statement.id
            yield from statement.relied_on

    def _rows(self, ids: set[str]) -> dict[str, StatementRow]:
        rows = StatementRow.objects.filter(organisation=self.organisation, id__in=ids).defer("payload")
        return {row.id: row for row in rows}

    def _rows_of_competencies(self) -> dict[tuple[str, str], CompetencyRow]:
        codes = {each.definition.code for each in self.held}
        rows = CompetencyRow.objects.filter(code__in=codes, framework_version__published_at__isnull=False)
        return {(row.code, row.framework_version.version): row for row in rows.select_related("framework_version")}
