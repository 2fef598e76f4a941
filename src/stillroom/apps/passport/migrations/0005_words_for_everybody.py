from django.db import migrations, models

HOW = [
    ("employment_check", "The NHS employment check was seen, identity part complete"),
    ("photo_document", "A passport or driving licence was seen in their presence"),
    ("register", "Their entry in a professional register was compared in their presence"),
]
SIDE = [
    ("herself", "The person themselves"),
    ("home", "The manager at home"),
    ("receiving", "The manager of the receiving unit"),
]
SOURCE = [
    ("file", "A passport file"),
    ("text", "Text that they pasted or somebody scanned"),
    ("share", "Their share here"),
    ("address", "Their share on another installation"),
]
REASON = [
    ("revoked", "Its issuer has revoked it"),
    ("suspended", "Its issuer has suspended it"),
    ("lapsed", "It has lapsed"),
    ("not_trusted", "Its issuer is not on this unit’s trust list"),
    ("taken_over", "It was taken over from an older record, not assessed under this framework"),
    ("partly_equivalent", "It stands for a part of what is asked for here"),
    ("other_equipment", "They were signed off on other equipment, and it is a hands-on technique"),
    ("older_edition", "The competency has changed in substance since"),
    ("other_facility", "They were signed off in another type of facility"),
    ("other_procedure", "They were signed off to another procedure"),
    ("other_product", "They were signed off for another product group"),
    ("other_context", "They were signed off in another context"),
    ("critical", "It is critical: they are seen doing it here at least once"),
]


class Migration(migrations.Migration):
    """Words only: nothing in the database changes."""

    dependencies = [("passport", "0004_sharing_staff_and_prior_learning")]

    operations = [
        migrations.AlterField(
            model_name="identitycheck", name="how", field=models.CharField(choices=HOW, max_length=30)
        ),
        migrations.AlterField(
            model_name="loanagreement", name="side", field=models.CharField(choices=SIDE, max_length=10)
        ),
        migrations.AlterField(
            model_name="transferin", name="source", field=models.CharField(choices=SOURCE, max_length=10)
        ),
        migrations.AlterField(
            model_name="nationaltransferrule",
            name="reason",
            field=models.CharField(choices=REASON, max_length=30),
        ),
        migrations.AlterField(
            model_name="unittransferrule",
            name="reason",
            field=models.CharField(choices=REASON, max_length=30),
        ),
    ]
