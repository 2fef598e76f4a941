from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("framework", "0003_version_workflow"),
    ]

    operations = [
        migrations.AddField(
            model_name="competency",
            name="activity_count",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="competency",
            name="activity_days",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
