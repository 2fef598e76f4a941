from stillroom.ui.forms import ChoiceField, FileField, Form


class EquivalencesFileForm(Form):
    file = FileField(
        label="File",
        what="a CSV or Excel file",
        hint="Columns: source_framework, source_competency, target_competency, why; and, where needed, source_version,"
        " target_version, extent, methods, valid_from, valid_until.",
        accept=(".csv", ".xlsx"),
        max_megabytes=5,
    )
    doing = ChoiceField(
        label="What now?",
        what="what to do",
        choices=[("check", "Only check it"), ("import", "Import it: every row, or none if one is wrong")],
        initial="check",
    )
