"""Wording or substance: one choice for each item that changed, and the day the old one ends."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from stillroom.competence.comparison import ItemComparison
from stillroom.competence.framework import Change
from stillroom.ui.forms import ChoiceField, DateField, Form

Decision = tuple[Change, date | None]


class DecisionsForm(Form):
    """Begins with what was chosen, else with what is proposed."""

    def __init__(self, *args: Any, items: Iterable[ItemComparison], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for number, item in enumerate(self.items):
            until = item.after.transition_until if item.after else None
            self.fields[f"change_{number}"] = ChoiceField(
                label=f"{item.code}: what kind of change is it?",
                what=f"the kind of change of {item.code}",
                choices=[
                    (Change.EDITORIAL.value, "Wording only: sign-offs go on"),
                    (Change.SUBSTANTIVE.value, "In substance: people have to update"),
                ],
                reveals={Change.SUBSTANTIVE.value: [f"until_{number}"]},
                initial=(item.chosen or item.proposed).value,
            )
            self.fields[f"until_{number}"] = DateField(
                label="Last day on which earlier sign-offs hold", what="the last day", initial=until
            )

    def decisions(self) -> dict[str, Decision]:
        found: dict[str, Decision] = {}
        for number, item in enumerate(self.items):
            change = Change(self.cleaned_data[f"change_{number}"])
            until = self.cleaned_data[f"until_{number}"] if change is Change.SUBSTANTIVE else None
            found[item.code] = change, until
        return found
