"""Each field drawn with and without an error."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markupsafe import Markup

from stillroom.ui import forms
from stillroom.ui.forms import NhsField
from tests.unit.ui.pages import Page, draw, draw_field

OUTCOMES = [("pass", "Pass"), ("fail", "Fail"), ("pending", "Result to come")]

FIELDS: dict[str, tuple[NhsField, str]] = {
    "char": (forms.CharField(label="Batch number", hint="On the worksheet"), "Enter batch number"),
    "email": (forms.EmailField(label="Email address", what="an email address"), "Enter an email address"),
    "textarea": (forms.TextField(label="What you saw", hint="No patient names"), "Enter what you saw"),
    "counted": (forms.TextField(label="Note", what="a note", max_length=200), "Enter a note"),
    "password": (forms.PasswordField(label="Password", what="your password"), "Enter your password"),
    "integer": (forms.IntegerField(label="Plates read", what="how many plates were read"),
                "Enter how many plates were read"),
    "decimal": (forms.DecimalField(label="FTE", hint="1 is full time"), "Enter FTE"),
    "date": (forms.DateField(label="Date of the attempt", hint="For example, 27 3 2026"), "Enter date of the attempt"),
    "moment": (forms.DateTimeField(label="When it happened", what="when it happened"), "Enter when it happened"),
    "radios": (forms.ChoiceField(label="Outcome", what="an outcome", choices=OUTCOMES, hint="Of this attempt"),
               "Select an outcome"),
    "select": (forms.SelectField(label="Unit", what="a unit", choices=[("", "Choose a unit"), ("1", "Aseptics")]),
               "Select a unit"),
    "checkboxes": (forms.MultipleChoiceField(label="Equipment", what="the equipment used",
                                             choices=[("iso", "Isolator"), ("lafc", "LAF cabinet")]),
                   "Select the equipment used"),
    "boolean": (forms.BooleanField(label="I saw this myself", what="you saw this yourself"),
                "Confirm that you saw this yourself"),
    "file": (forms.FileField(label="Staff list", what="a staff list", accept=(".csv",), hint="Up to 200 MB"),
             "Choose a staff list"),
}  # fmt: skip


def form_with(field: NhsField, data: dict[str, str] | None = None, **kwargs: object) -> forms.Form:
    class OneField(forms.Form):
        x = field

    return OneField(data, **kwargs)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_without_error_has_a_label_and_no_error_style(kind: str) -> None:
    field, _ = FIELDS[kind]
    page = draw_field(form_with(field), "x")
    assert str(field.label) in " ".join(element.text for element in page.all("label") + page.all("legend"))
    assert "error" not in page.html
    assert "None" not in page.html


@pytest.mark.parametrize("kind", FIELDS)
def test_an_empty_required_field_says_what_to_do(kind: str) -> None:
    field, message = FIELDS[kind]
    form = form_with(field, {})
    page = draw_field(form, "x")
    assert page.one(cls="nhsuk-error-message").text == f"Error: {message}"
    assert "nhsuk-form-group--error" in page.elements[0].classes


@pytest.mark.parametrize("kind", FIELDS)
def test_the_error_summary_leads_to_a_control_of_the_field(kind: str) -> None:
    field, message = FIELDS[kind]
    form = form_with(field, {})
    page = draw(
        '{% from "ui/components/form.jinja" import form_error_summary %}'
        "{{ form_error_summary(form) }}{{ form.x.as_field_group() }}",
        form=form,
    )
    link = next(a for a in page.all("a") if a.text == message)
    target = page.one(id=link.attributes["href"].removeprefix("#"))
    assert target.tag in {"input", "select", "textarea"}


@pytest.mark.parametrize("kind", FIELDS)
def test_what_describes_a_control_is_on_the_page(kind: str) -> None:
    field, _ = FIELDS[kind]
    page = draw_field(form_with(field, {}), "x")
    described = [e.attributes["aria-describedby"] for e in page.elements if "aria-describedby" in e.attributes]
    assert described
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert set(" ".join(described).split()) <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", FIELDS)
def test_a_label_is_escaped(kind: str) -> None:
    field, _ = FIELDS[kind]
    form = form_with(field)
    form.fields["x"].label = "<script>x</script>"
    assert "<script" not in draw_field(form, "x").html


@pytest.mark.parametrize("kind", ["char", "email", "textarea", "counted", "integer"])
def test_what_was_typed_is_shown_again_escaped(kind: str) -> None:
    field, _ = FIELDS[kind]
    page = draw_field(form_with(field, {"x": '"><b>é'}), "x")
    assert not page.all("b")
    control = page.one(id="id_x")
    assert (control.text or control.attributes["value"]) == '"><b>é'


def test_a_password_is_never_sent_back() -> None:
    page = draw_field(form_with(FIELDS["password"][0], {"x": "correct horse"}), "x")
    assert "correct horse" not in page.html
    assert page.one("input").attributes["autocomplete"] == "current-password"


def test_a_limit_is_told_and_not_enforced_by_cutting_off() -> None:
    form = form_with(forms.CharField(label="Batch number", max_length=3), {"x": "12345"})
    page = draw_field(form, "x")
    assert "maxlength" not in page.html
    assert form.errors["x"] == ["Batch number must be 3 characters or less; it has 5"]


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (forms.IntegerField(label="Plates read"), "1.5", "Plates read must be a whole number, like 15"),
        (forms.IntegerField(label="Plates read", min_value=1), "0", "Plates read must be 1 or more"),
        (forms.IntegerField(label="Plates read", max_value=9), "10", "Plates read must be 9 or less"),
        (forms.DecimalField(label="FTE"), "half", "FTE must be a number, like 0.8"),
        (forms.DecimalField(label="FTE", max_digits=4, decimal_places=2), "0.123",
         "FTE must have 2 decimal places or fewer"),
        (forms.EmailField(label="Email address"), "ann",
         "Enter an email address in the correct format, like name@example.nhs.uk"),
        (forms.ChoiceField(label="Outcome", what="an outcome", choices=OUTCOMES), "maybe",
         "Select an outcome from the list"),
    ],
)  # fmt: skip
def test_a_wrong_value_says_what_to_do(field: NhsField, typed: str, message: str) -> None:
    assert form_with(field, {"x": typed}).errors["x"] == [message]


def test_a_hint_may_hold_a_link_only_as_markup() -> None:
    plain = draw_field(form_with(forms.CharField(label="Code", hint="<a href='/'>codes</a>")), "x")
    markup = draw_field(form_with(forms.CharField(label="Code", hint=Markup("<a href='/'>codes</a>"))), "x")
    assert not plain.all("a")
    assert markup.one("a").text == "codes"


def test_a_label_can_be_the_heading_of_the_page() -> None:
    page = draw_field(form_with(forms.CharField(label="Who is it?", page_heading=True, label_classes="nhsuk-u")), "x")
    assert page.one("h1").text == "Who is it?"
    assert "nhsuk-u" in page.one("label").classes


def test_the_first_radio_has_the_id_of_the_field_and_the_picked_one_is_checked() -> None:
    page = draw_field(form_with(FIELDS["radios"][0], {"x": "fail"}), "x")
    inputs = page.all("input", type="radio")
    assert inputs[0].attributes["id"] == "id_x"
    assert [i.attributes["value"] for i in inputs if "checked" in i.attributes] == ["fail"]


def test_radios_can_be_large_have_hints_and_a_divider() -> None:
    field = forms.ChoiceField(
        label="Outcome", choices=OUTCOMES, size="large", hints={"pending": "Broths"}, divider_before="pending"
    )
    page = draw_field(form_with(field), "x")
    assert page.one(cls="app-choices--large")
    assert page.one(cls="nhsuk-radios__divider").text == "or"
    assert page.one(cls="nhsuk-radios__hint").text == "Broths"


def test_a_select_shows_what_was_picked() -> None:
    page = draw_field(form_with(FIELDS["select"][0], {"x": "1"}), "x")
    assert [o.text for o in page.all("option") if "selected" in o.attributes] == ["Aseptics"]


def test_checkboxes_show_what_was_picked() -> None:
    class Many(forms.Form):
        x = FIELDS["checkboxes"][0]

    form = Many(initial={"x": ["lafc"]})
    page = draw_field(form, "x")
    assert [i.attributes["value"] for i in page.all("input") if "checked" in i.attributes] == ["lafc"]


def test_one_box_shows_whether_it_was_ticked() -> None:
    assert "checked" in draw_field(form_with(FIELDS["boolean"][0], {"x": "on"}), "x").one("input").attributes
    assert "checked" not in draw_field(form_with(FIELDS["boolean"][0], {}), "x").one("input").attributes


def test_a_hidden_value_travels_along() -> None:
    form = form_with(forms.HiddenField(), initial={"x": dt.date(2026, 1, 2)})
    hidden = draw_field(form, "x").one("input", type="hidden")
    assert hidden.attributes["value"] == "2026-01-02"


def upload(name: str, content: bytes) -> forms.Form:
    field = forms.FileField(label="Staff list", what="a staff list", accept=(".csv",), max_megabytes=1)
    return form_with(field, {}, files={"x": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("staff.csv", b"", "The file is empty. Choose a file that has something in it"),
        ("staff.pdf", b"%PDF", "The file must end in .csv. Save it in that form, then choose it again"),
        ("staff.csv", b"x" * (2 * 1024 * 1024), "The file must be 1 MB or smaller; it is 2.0 MB"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(name: str, content: bytes, message: str) -> None:
    assert upload(name, content).errors["x"] == [message]


def test_a_good_file_is_taken_whatever_the_case_of_its_ending() -> None:
    assert upload("STAFF.CSV", b"a,b").is_valid()


def test_a_form_with_a_file_has_the_encoding_for_it() -> None:
    imported = '{% from "ui/components/form.jinja" import form_attributes %}'
    source = imported + '<form {{ form_attributes(form) }} action="/"></form>'
    form: Page = draw(source, form=form_with(FIELDS["file"][0]))
    assert form.one("form").attributes == {
        "method": "post", "novalidate": "", "enctype": "multipart/form-data", "action": "/",
    }  # fmt: skip
    assert "enctype" not in draw(source, form=form_with(FIELDS["char"][0])).html
