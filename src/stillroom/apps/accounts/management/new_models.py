"""The models of migrations, made once each.

After every operation Django makes anew each model that has to do with the one that changed: with a hundred models, ten
thousand, which is most of what the migrations of a new database take. A new model needs none of the others anew, and a
new index or constraint not even its own. What changes a field is left to Django; and an operation in Python gets models
that were all made anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def rendering_new_models_alone() -> Iterator[None]:
    """The schema comes out the same, statement for statement; a test holds that on both databases."""
    kept = {name: ProjectState.__dict__[name] for name in ("add_model", "_append_option")}
    ProjectState.add_model = _add_model  # type: ignore[assignment, method-assign]
    ProjectState._append_option = _append_option  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name, method in kept.items():
            setattr(ProjectState, name, method)


def _add_model(state: Any, model: ModelState) -> None:
    key = (model.app_label, model.name_lower)
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([model])
        state.is_delayed = True  # whoever asks the models something has them made anew


def _append_option(state: Any, app_label: str, model_name: str, option_name: str, added: object) -> None:
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]
    if "apps" in state.__dict__:
        meta = state.apps.get_model(app_label, model_name)._meta
        setattr(meta, option_name, list(options[option_name]))
        state.is_delayed = True
