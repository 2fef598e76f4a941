from django.db import migrations, models


class Migration(migrations.Migration):
    """The name of a hospital's own sign-in may be longer than twenty letters."""

    dependencies = [("improvement", "0001_findings_and_sampling")]

    operations = [
        migrations.AlterField(model_name="findingclosure", name="signed_with", field=models.TextField(blank=True)),
    ]
