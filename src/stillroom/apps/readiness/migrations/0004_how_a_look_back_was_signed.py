from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("readiness", "0003_look_backs")]

    operations = [
        migrations.AddField(
            model_name="lookbackreview",
            name="signed_with",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="lookbackreview",
            name="signing_session",
            field=models.CharField(blank=True, default="", max_length=36),
            preserve_default=False,
        ),
    ]
