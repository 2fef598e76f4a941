"""Whose identity is still to be confirmed, and who can do it."""

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.grants import grants_holding
from stillroom.apps.people.selectors.people import accountable_by_unit
from stillroom.apps.people.selectors.posts import current_posts, posts_of
from stillroom.apps.people.selectors.visibility import organisations_visible_to


def to_confirm(user: User) -> list[Person]:
    """Everyone in post whom this account may confirm and nobody has, by name. Never herself."""
    found: dict[str, Person] = {}
    for organisation in organisations_visible_to(user):
        for post in current_posts(organisation=organisation).select_related("person__organisation", "person__same_as"):
            kept = post.person.same_as or post.person
            found[kept.canonical_id] = kept
    checked = {str(id_) for id_ in IdentityCheck.objects.values_list("person", flat=True)}
    waiting = [each for id_, each in found.items() if id_ not in checked and each.user_id != user.id]
    may = [each for each in waiting if user.has_perm(Permission.CONFIRM_IDENTITY, each)]
    return sorted(may, key=lambda each: (each.last_name, each.first_name))


def who_can_confirm(person: Person) -> list[str]:
    """Names of who is accountable for a unit of hers or manages one; without her own."""
    units = {post.unit_id for post in posts_of(person)}
    accountable = {id_ for unit, id_ in accountable_by_unit(person.organisation).items() if unit in units}
    named = {each.full_name for each in Person.objects.filter(id__in=accountable - {person.id})}
    managers = grants_holding().filter(organisation=person.organisation, role=RoleGrant.Role.UNIT_MANAGER)
    for grant in managers.select_related("user"):
        if (grant.unit_id is None or grant.unit_id in units) and grant.user_id != person.user_id:
            named.add(grant.user.name or grant.user.email)
    return sorted(named)
