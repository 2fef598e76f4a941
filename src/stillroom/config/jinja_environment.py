"""The Jinja environment of every page."""

from typing import Any

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from stillroom.ui.environment import install


def environment(**options: Any) -> Environment:
    """Jinja with the NHS.UK components behind our own templates, and what the design system adds."""
    # The NHS.UK macros read optional parameters several levels deep.
    settings = {**options, "undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(extensions=["jinja2.ext.do"], **settings)  # noqa: S701 -- Django passes autoescape=True
    ours = [env.loader] if env.loader else []
    env.loader = ChoiceLoader([*ours, PackageLoader("nhsuk_frontend_jinja")])
    install(env)
    return env
