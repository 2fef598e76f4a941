"""What went wrong on a page, as a list that leads to each control."""

from django.forms import BaseForm

from stillroom.ui.forms.fields.base import NhsField


def error_list(*forms: BaseForm) -> list[dict[str, str]]:
    """Return the errors of the forms in the order of their fields, those about a whole form first."""
    items: list[dict[str, str]] = []
    for form in forms:
        if not form.is_bound:
            continue
        items.extend({"text": str(error)} for error in form.non_field_errors())
        for bound in form:
            if bound.errors:
                field = bound.field
                target = field.error_target(bound) if isinstance(field, NhsField) else bound.auto_id
                items.append({"text": str(bound.errors[0]), "href": f"#{target}"})
    return items
