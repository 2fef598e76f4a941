"""What the design system adds to a Jinja environment."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django_htmx.jinja import htmx_script
from jinja2 import Environment
from jinja2.runtime import Undefined

from stillroom.ui import formats
from stillroom.ui.branding import branding
from stillroom.ui.forms.error_summary import error_list


def install(environment: Environment) -> None:
    """Add the globals and filters that the layout, the fields and the components use."""
    environment.globals.update(
        {
            "static": static,
            "url": url,
            "htmx_script": htmx_script,
            "branding": branding,
            "page_messages": page_messages,
            "is_synthetic": is_synthetic,
            "error_list": error_list,
        }
    )
    environment.filters.update(
        {
            "day": formats.day,
            "short_day": formats.short_day,
            "moment": formats.moment,
            "machine_time": formats.machine_time,
        }
    )


def url(name: str, *args: object, **kwargs: object) -> str:
    """Reverse ``name`` with the arguments written out: ``url("person", person_id=person.id)``."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def page_messages(request: HttpRequest | Undefined | None) -> list[Message]:
    """Return the messages waiting for this reader; an error page may have no request at all."""
    return list(get_messages(request)) if isinstance(request, HttpRequest) else []


def is_synthetic() -> bool:
    """Say whether the deployment's settings declare that nobody in it is real."""
    return bool(getattr(settings, "STILLROOM_SYNTHETIC", False))
