from stillroom.apps.passport.models import IdentityCheck
from stillroom.ui.forms import ChoiceField, Form


class IdentityForm(Form):
    how = ChoiceField(
        label="How did you make sure who they are?", what="how you made sure", choices=IdentityCheck.How.choices
    )
