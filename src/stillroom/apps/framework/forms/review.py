"""What reviewers and the owner say of a version, and the signature under which it is published."""

from collections.abc import Iterable
from typing import Any

from stillroom.apps.framework.models import Competency
from stillroom.ui.forms import CharField, DateField, Form, PasswordField, SelectField, TextField


class CommentForm(Form):
    about = SelectField(label="About", what="what it is about", required=False)
    text = TextField(label="Comment", what="your comment", rows=4, max_length=4_000)

    def __init__(self, *args: Any, competencies: Iterable[Competency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "The whole version"), *((row.code, f"{row.code} {row.title}") for row in competencies)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]


class SendBackForm(Form):
    reason = TextField(label="What has to change?", what="what has to change", rows=3, max_length=2_000)


class PublishForm(Form):
    password = PasswordField(
        label="Your password",
        what="your password",
        hint="Publishing is signed: you say that this text was reviewed and that people may be held to it.",
    )


class RetirementForm(Form):
    on = DateField(label="From which day is nobody to work by it?", what="the day")


class NationalApprovalForm(Form):
    body = CharField(label="Who approved it?", what="who approved it", max_length=200)
    reference = CharField(label="Reference of the approval", what="the reference", max_length=100)
    approved_on = DateField(label="Day of the approval", what="the day")
