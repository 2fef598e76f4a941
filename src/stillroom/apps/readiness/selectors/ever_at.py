"""Who ever held a post at a unit."""

from stillroom.apps.people.selectors.people import full_names
from stillroom.apps.people.selectors.posts import domain_posts
from stillroom.apps.places.models import Unit


def people_ever_at(unit: Unit) -> dict[str, str]:
    """Human → name, by name, for whoever holds a post there or held one."""
    names = full_names(post.person for post in domain_posts(unit=unit))
    return dict(sorted(names.items(), key=lambda pair: pair[1].split()[::-1]))
