from collections.abc import Mapping

from stillroom.apps.plans.models import EarlierTraining
from stillroom.ui import forms


class EarlierTrainingForm(forms.Form):
    """One question a competency of the role."""

    def __init__(
        self, *args: object, competencies: Mapping[str, str], said: Mapping[str, str], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for code, title in competencies.items():
            self.fields[self.name_of(code)] = forms.ChoiceField(
                label=f"{code} {title}",
                choices=EarlierTraining.Covered.choices,
                required=False,
                inline=True,
                size="small",
                initial=said.get(code, ""),
            )

    @staticmethod
    def name_of(code: str) -> str:
        return f"covered-{code}"
