"""Who may state what: whether a statement is admitted to the ledger, each refusal by name.

`admit` is the entry. What holds for every kind stands in `competency`, `moment`, `reason` and `person`; then one module
a kind says what that kind asks for.
"""

from stillroom.competence.admission.admit import admit
from stillroom.competence.admission.verdict import Admission

__all__ = ["Admission", "admit"]
