from django.db import migrations, models


class Migration(migrations.Migration):
    """The name of a hospital's own sign-in may be longer than twenty letters."""

    dependencies = [("oversight", "0002_signed_with")]

    operations = [
        migrations.AlterField(model_name="reviewsignature", name="signed_with", field=models.TextField(blank=True)),
    ]
