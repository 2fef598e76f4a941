from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_framework_editors"),
    ]

    operations = [
        migrations.AlterField(
            model_name="rolegrant",
            name="role",
            field=models.CharField(
                choices=[
                    ("unit_manager", "Unit manager"),
                    ("auditor", "Auditor"),
                    ("administrator", "Administrator"),
                    ("framework_editor", "Framework editor"),
                    ("regional_lead", "Regional lead"),
                ],
                max_length=20,
            ),
        ),
    ]
