from stillroom.ui.forms import CharField, Form


class CodeForm(Form):
    code = CharField(
        label="Code from your other record",
        what="the code",
        hint="12 letters and figures, such as BCDF-GHJK-2345",
        max_length=40,
        autocomplete="off",
        spellcheck=False,
    )


class AddressForm(Form):
    address = CharField(
        label="Link of a share of your other passport",
        what="the link",
        hint="Make the share there, for yourself, and paste its whole link here",
        max_length=1000,
        autocomplete="off",
        spellcheck=False,
    )
