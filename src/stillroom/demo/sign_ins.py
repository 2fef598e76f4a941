"""Who one can sign in as, and what to look at as her."""

from dataclasses import dataclass

PASSWORD = "stillroom-demo"  # noqa: S105 - printed for everyone; exists only in a database marked synthetic
PIN = "482915"  # on the shared tablet
WITH_PIN = ("gwen@northmoor.example", "priya@northmoor.example", "eleni@northmoor.example")


@dataclass(frozen=True, slots=True)
class SignIn:
    """`number` is empty for an account without a record; `roles` are (role, unit or empty) in the organisation."""

    email: str
    name: str
    who: str
    look_at: str
    organisation: str
    number: str = ""
    roles: tuple[tuple[str, str], ...] = ()


SIGN_INS: tuple[SignIn, ...] = (
    SignIn(
        "gwen@northmoor.example",
        "Gwenllian Prys",
        "trainer and framework editor, Northmoor",
        "Assess Amina Yusuf at the isolator: one observation, and she is ready to sign. Then, under Frameworks, her"
        " draft of the next version, and whom it would touch.",
        "ZZ1",
        "N1004",
        (("framework_editor", ""),),
    ),
    SignIn(
        "priya@northmoor.example",
        "Priya Raghunathan",
        "authoriser, Northmoor",
        "Sign off Elspeth Drummond in cytotoxics. Then try Teuila Faleolo (stale evidence) and Jaswinder (wrong"
        " equipment): both are refused.",
        "ZZ1",
        "N1003",
    ),
    SignIn(
        "amina@northmoor.example",
        "Amina Yusuf",
        "operator in training, Northmoor",
        "Her own record and plan: one observed session of isolator technique is missing.",
        "ZZ1",
        "N1019",
    ),
    SignIn(
        "hanh@northmoor.example",
        "Hạnh Nguyễn",
        "technician, Northmoor",
        "Suspended by a failed broth, and what it blocks; two requalification broths are growing.",
        "ZZ1",
        "N1008",
    ),
    SignIn(
        "eleni@northmoor.example",
        "Ελένη Παπαδοπούλου",
        "microbiologist, Northmoor",
        "Results to read: pending broths, finger dabs and transfer tests.",
        "ZZ1",
        "N1011",
    ),
    SignIn(
        "tomasz@northmoor.example",
        "Tomasz Wiśniewski",
        "supervisor, Northmoor",
        "His isolator technique lapsed: he may not assess it any more, although he supervises.",
        "ZZ1",
        "N1005",
    ),
    SignIn(
        "declan@northmoor.example",
        "Declan Ó Ceallaigh",
        "suspended assessor, Northmoor",
        "Try to cheat: assess somebody at the isolator, or your own second employee number N1907.",
        "ZZ1",
        "N1007",
    ),
    SignIn(
        "catriona@northmoor.example",
        "Catriona Ballantyne",
        "unit manager, Northmoor",
        "The readiness board: who can work today, what blocks whom, the one product approver, expiries in 90 days.",
        "ZZ1",
        "N1009",
        (("unit_manager", "ASEPTIC"),),
    ),
    SignIn(
        "folasade@northmoor.example",
        "Folasade Adéyẹmí",
        "Accountable Pharmacist, Northmoor",
        "Appointments; the authorised-persons list; her own product approval has lapsed.",
        "ZZ1",
        "N1001",
    ),
    SignIn(
        "auditor@northmoor.example",
        "Visiting auditor",
        "auditor (reads only), Northmoor",
        "As-at: who was authorised on a day a year ago, on what evidence, signed by whom.",
        "ZZ1",
        roles=(("auditor", ""),),
    ),
    SignIn(
        "admin@northmoor.example",
        "Northmoor administrator",
        "administrator (signs for nobody), Northmoor",
        "Imports, roles, and the pair of look-alikes N1007 and N1907 that nobody has decided.",
        "ZZ1",
        roles=(("administrator", ""),),
    ),
    SignIn(
        "babajide@saltmarsh.example",
        "Babajide Ogunleye",
        "authoriser, Saltmarsh",
        "Another hospital: nothing of Northmoor is to be found here.",
        "ZZ2",
        "S2002",
    ),
    SignIn(
        "aleksander@saltmarsh.example",
        "Aleksander Jürisson",
        "technician in two units, Saltmarsh",
        "One person, two posts: isolators in the licensed unit, cabinets in the radiopharmacy.",
        "ZZ2",
        "S2013",
    ),
    SignIn(
        "margarethe@saltmarsh.example",
        "Margarethe Lindqvist",
        "manager and administrator, Saltmarsh",
        "The boards of the licensed unit and of the radiopharmacy.",
        "ZZ2",
        "S2009",
        (("unit_manager", "STERILE"), ("unit_manager", "RADIO"), ("administrator", "")),
    ),
    SignIn(
        "morwenna@region.example",
        "Morwenna Pascoe",
        "regional lead, from outside",
        "Find staff for a surge: only who is willing to be asked. And the register of trainees, by stage.",
        "ZZ1",
        roles=(("regional_lead", ""),),
    ),
    SignIn(
        "ngaire@northmoor.example",
        "Ngaire Parata",
        "workforce planner, Northmoor",
        "The workforce over the years: who is there, a scenario with its run, and what its levers change.",
        "ZZ1",
        roles=(("workforce_planner", ""),),
    ),
)

EMAILS = {sign_in.number: sign_in.email for sign_in in SIGN_INS if sign_in.number}
