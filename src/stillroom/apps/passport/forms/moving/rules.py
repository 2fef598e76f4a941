from collections.abc import Sequence
from typing import Any

from stillroom.competence.transfer import Decision, Reason
from stillroom.ui.forms import CharField, ChoiceField, DateField, Form, SelectField


class TightenForm(Form):
    """A unit asks more for one reason."""

    reason = SelectField(
        label="For which reason?",
        what="the reason",
        choices=[("", "Choose a reason"), *((each.value, each.words) for each in Reason)],
    )
    decision = ChoiceField(
        label="What does this unit propose then?",
        what="what this unit proposes",
        choices=[(each.value, each.words) for each in (Decision.FAMILIARISE, Decision.REASSESS)],
    )
    why = CharField(label="Why does this unit ask more?", what="why this unit asks more", max_length=300)


class EquivalenceForm(Form):
    """A competency elsewhere stands for one here."""

    source_framework = CharField(
        label="Code of the other framework",
        what="the code of the other framework",
        max_length=50,
        hint="As in its credentials. It need not be kept on this installation.",
    )
    source_competency = CharField(label="Code of the competency there", what="the code there", max_length=50)
    source_version = CharField(
        label="Version there", what="the version there", max_length=50, required=False, hint="Leave empty for any."
    )
    target_competency = SelectField(label="Stands for this competency here", what="the competency here")
    extent = ChoiceField(
        label="How much of it does it stand for?",
        what="how much it stands for",
        choices=[("whole", "The whole of it"), ("part", "A part: the methods named")],
        reveals={"part": ("methods",)},
    )
    methods = CharField(
        label="Methods whose passes stand here",
        what="the methods",
        hint="Their codes, with semicolons between them, for example knowledge; viva.",
        max_length=200,
    )
    why = CharField(
        label="On what grounds?", what="the grounds", max_length=300, hint="Who compared the two, and when."
    )
    valid_from = DateField(label="Holds from", what="the first day", required=False, hint="Leave empty for always.")
    valid_until = DateField(label="Holds until", what="the last day", required=False, hint="Leave empty for no end.")

    def __init__(self, *args: Any, competencies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target_competency"]
        field.choices = [("", "Choose a competency"), *competencies]  # type: ignore[attr-defined]
