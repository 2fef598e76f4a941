from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from stillroom.apps.passport.presenters.sharing import Choice
from stillroom.ui.forms import CharField, ChoiceField, DateField, Form, MultipleChoiceField, SelectField, TextField

CURRENT, CHOSEN = "current", "chosen"


class ShareForm(Form):
    audience = CharField(
        label="Who is it for?",
        what="who it is for",
        hint="The person or organisation you send the link to. They read this at the top.",
        max_length=200,
    )
    purpose = CharField(
        label="What is it for?",
        what="what it is for",
        hint="For example: my new post in the aseptic unit",
        max_length=300,
    )
    last_day = DateField(label="Until which day?", what="the last day")

    def __init__(
        self, *args: Any, items: Sequence[Choice], today: date, most_days: int, usual_days: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._current = [each.id for each in items if each.current]
        self.fields["which"] = ChoiceField(
            label="What do you share?",
            what="what to share",
            choices=[(CURRENT, f"Everything that is current ({len(self._current)})"), (CHOSEN, "Only what I choose")],
            reveals={CHOSEN: ["items"]},
        )
        self.fields["items"] = MultipleChoiceField(
            label="Items",
            what="at least one item",
            size="small",
            choices=[(each.id, each.title) for each in items],
            hints={each.id: each.hint for each in items},
        )
        self.fields["last_day"].initial = today + timedelta(days=usual_days)
        self.fields["last_day"].hint = f"At most {most_days} days from today. It can be stopped at any time."  # type: ignore[attr-defined]
        self.order_fields(["audience", "purpose", "which", "items", "last_day"])

    def chosen(self) -> list[str]:
        """The ids of what is shared."""
        return self._current if self.cleaned_data["which"] == CURRENT else self.cleaned_data["items"]


class DisclosureForm(ShareForm):
    reason = SelectField(label="Why may it be shared without their act?", what="a reason", choices=[])
    explanation = TextField(
        label="Which law or power does it rest on?",
        what="the law or power that the decision rests on",
        hint="They read this. Leave out patients’ details.",
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, reasons: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("", "Choose a reason"), *reasons]  # type: ignore[attr-defined]
        self.order_fields(["reason", "explanation", "audience", "purpose", "which", "items", "last_day"])


class ViewerForm(Form):
    """Who reads a share without an account."""

    name = CharField(label="Your name", what="your name", max_length=200, autocomplete="name")
    organisation = CharField(
        label="Your organisation", what="your organisation", max_length=200, autocomplete="organization"
    )
