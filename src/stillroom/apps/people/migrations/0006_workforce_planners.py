from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_regional_leads"),
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
                    ("workforce_planner", "Workforce planner"),
                ],
                max_length=20,
            ),
        ),
    ]
