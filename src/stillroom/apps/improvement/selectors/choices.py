"""What one may ask for at a unit, and of whom."""

from collections.abc import Collection
from uuid import UUID

from stillroom.apps.academy.selectors.catalogue import learning_items
from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.selectors.overlay import sop_version, sops_asked
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.improvement.services.open_action import Wanted
from stillroom.apps.ledger.selectors.names import competency_titles
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Unit
from stillroom.competence.days import day_of

REASSESS, LEARN, READ = "assess", "learn", "read"


def things_to_do(unit: Unit, *, first: Collection[str]) -> list[tuple[str, str]]:
    """The competencies the finding names, then the other ones; learning items and procedures to read."""
    titles = competency_titles()
    codes = [*[code for code in first if code in titles], *sorted(set(titles) - set(first))]
    found = [(f"{REASSESS}:{code}", f"Assess again: {code} {titles[code]}") for code in codes]
    found += [(f"{LEARN}:{item.code}", f"Learning item: {item.title}") for item in learning_items()]
    for sop in sops_asked([unit.id], day_of(clock.now())):
        if sop.asks == SopVersion.Asks.READ:
            found.append((f"{READ}:{sop.id}", f"Read: {sop.code} {sop.title}, version {sop.version}"))
    return found


def wanted(unit: Unit, chosen: str) -> Wanted:
    kind, _, value = chosen.partition(":")
    if kind == LEARN:
        return Wanted(item_code=value)
    if kind == READ:
        return Wanted(sop=sop_version(unit, UUID(value)))
    return Wanted(competency=value)


def roles_at(unit: Unit) -> list[tuple[str, str]]:
    """Those somebody holds there today."""
    titles = role_titles()
    codes = set(current_posts(unit=unit).order_by().values_list("role_profile", flat=True))
    return sorted(((code, titles.get(code, code)) for code in codes), key=lambda pair: pair[1])


def people_at(unit: Unit) -> list[tuple[str, str]]:
    posts = current_posts(unit=unit).select_related("person__same_as")
    kept = {str((p.person.same_as or p.person).id): (p.person.same_as or p.person).full_name for p in posts}
    return sorted(kept.items(), key=lambda pair: pair[1])
