"""Fields that a choice reveals."""

import pytest

from stillroom.ui import forms
from tests.unit.ui.pages import draw


class Outcome(forms.Form):
    outcome = forms.ChoiceField(
        label="Outcome",
        choices=[("pass", "Pass"), ("fail", "Fail"), ("pending", "Result to come")],
        reveals={"fail": ["why"], "pending": ["plates"]},
    )
    why = forms.TextField(label="What went wrong")
    plates = forms.IntegerField(label="Plates incubating")
    note = forms.TextField(label="Note", required=False)


def test_a_hidden_field_cannot_be_wrong_and_is_emptied() -> None:
    form = Outcome({"outcome": "pass", "why": "typed, then changed her mind", "plates": "x"})
    assert form.is_valid()
    assert form.cleaned_data == {"outcome": "pass", "why": "", "plates": None, "note": ""}


@pytest.mark.parametrize(("outcome", "name"), [("fail", "why"), ("pending", "plates")])
def test_a_revealed_field_is_required(outcome: str, name: str) -> None:
    assert set(Outcome({"outcome": outcome}).errors) == {name}


def test_nothing_picked_asks_only_for_the_choice() -> None:
    assert set(Outcome({}).errors) == {"outcome"}


def test_a_form_draws_revealed_fields_inside_their_choice_and_once() -> None:
    page = draw("{{ form }}", form=Outcome({"outcome": "fail"}))
    assert [e.attributes["id"] for e in page.all("textarea")] == ["id_why", "id_note"]
    revealed = page.one(id=page.one("input", value="fail").attributes["data-aria-controls"])
    assert "What went wrong" in revealed.text
    assert "nhsuk-radios__conditional--hidden" not in revealed.classes
    other = page.one(id=page.one("input", value="pending").attributes["data-aria-controls"])
    assert "nhsuk-radios__conditional--hidden" in other.classes


def test_the_error_summary_lists_the_form_first_then_fields_in_order() -> None:
    class Late(Outcome):
        def clean(self) -> dict[str, object]:
            cleaned = super().clean()
            self.add_error(None, "Somebody else has signed this meanwhile. Look at it again")
            return cleaned

    source = '{% from "ui/components/form.jinja" import form_error_summary %}{{ form_error_summary(form) }}'
    page = draw(source, form=Late({"outcome": "fail"}))
    assert [li.text for li in page.all("li")] == [
        "Somebody else has signed this meanwhile. Look at it again",
        "Enter what went wrong",
    ]
    assert draw(source, form=Outcome({"outcome": "pass"})).html.strip() == ""
    assert draw(source, form=Outcome()).html.strip() == ""
