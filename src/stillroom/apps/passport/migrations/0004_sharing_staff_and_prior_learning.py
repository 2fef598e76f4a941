import django.db.models.deletion
import stillroom.apps.accounts.ids
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("framework", "0006_external_frameworks"),
        ("passport", "0003_sharing"),
        ("people", "0005_regional_leads"),
        ("places", "0002_country"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assimilation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "framework_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="framework.frameworkversion"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assimilations", to="places.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssimilationLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("competency", models.CharField(max_length=50)),
                ("proposed_level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("proposed_because", models.CharField(max_length=300)),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("because", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assimilation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="passport.assimilation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HelpRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("competency", models.CharField(max_length=50)),
                ("context", models.CharField(blank=True, max_length=500)),
                ("place", models.CharField(max_length=200)),
                ("start_date", models.DateField()),
                ("end_date", models.DateField()),
                ("message", models.CharField(blank=True, max_length=500)),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="help_requests", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Loan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("loan", "Loan"), ("bank", "Bank work"), ("redeployment", "Redeployment")],
                        max_length=20,
                    ),
                ),
                ("role_profile", models.CharField(max_length=100)),
                ("fte", models.DecimalField(decimal_places=4, max_digits=5)),
                ("start_date", models.DateField()),
                ("end_date", models.DateField()),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="loans", to="people.person"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="loans", to="places.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LoanAgreement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("herself", "The person herself"),
                            ("home", "The manager at home"),
                            ("receiving", "The manager of the receiving unit"),
                        ],
                        max_length=10,
                    ),
                ),
                ("agreed_at", models.DateTimeField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "loan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="passport.loan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PriorLearning",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("provider", models.CharField(max_length=200)),
                ("start_date", models.DateField()),
                ("end_date", models.DateField()),
                ("hours", models.PositiveIntegerField()),
                ("learned", models.TextField()),
                ("kept_at", models.CharField(blank=True, max_length=300)),
                ("submitted_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="prior_learning", to="people.person"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PriorLearningClaim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("competency", models.CharField(max_length=50)),
                ("version", models.CharField(max_length=50)),
                (
                    "prior_learning",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="passport.priorlearning"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PriorLearningAppeal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(max_length=1000)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal",
                        to="passport.priorlearningclaim",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PriorLearningDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("met", "Met"), ("partly", "Partly met"), ("not_met", "Not met")], max_length=10
                    ),
                ),
                ("reason", models.CharField(max_length=1000)),
                ("still_missing", models.CharField(blank=True, max_length=1000)),
                ("on_appeal", models.BooleanField(default=False)),
                ("statement_id", models.CharField(max_length=36)),
                ("decided_at", models.DateTimeField()),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="passport.priorlearningclaim",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("decided_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="PriorLearningFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("content_type", models.CharField(max_length=50)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("kept_as", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "prior_learning",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="passport.priorlearning"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StaffSearch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("searched_at", models.DateTimeField()),
                ("competency", models.CharField(max_length=50)),
                ("context", models.CharField(blank=True, max_length=500)),
                ("months", models.PositiveSmallIntegerField()),
                ("needed_on", models.DateField()),
                ("organisations", models.ManyToManyField(related_name="staff_searches", to="places.organisation")),
                (
                    "searched_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Willingness",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=stillroom.apps.accounts.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("competencies", models.JSONField(default=list)),
                ("from_date", models.DateField()),
                ("until_date", models.DateField()),
                (
                    "travel",
                    models.CharField(
                        choices=[
                            ("own_organisation", "Other units of my own organisation"),
                            ("region", "Other organisations too"),
                        ],
                        max_length=20,
                    ),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="willingness", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="assimilation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at__isnull", True)),
                fields=("unit", "framework_version"),
                name="assimilation_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="assimilationline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_at__isnull", True)),
                fields=("assimilation", "person", "competency"),
                name="assimilation_line_one_current",
            ),
        ),
        migrations.AddConstraint(
            model_name="loan",
            constraint=models.CheckConstraint(
                condition=models.Q(("fte__gt", 0), ("fte__lte", 1)), name="loan_fte_above_0_up_to_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="loan",
            constraint=models.CheckConstraint(
                condition=models.Q(("end_date__gte", models.F("start_date"))), name="loan_ends_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="loan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_at__isnull", True)),
                fields=("person", "unit", "role_profile", "start_date"),
                name="loan_one_current",
            ),
        ),
        migrations.AddConstraint(
            model_name="loanagreement",
            constraint=models.UniqueConstraint(fields=("loan", "side"), name="loan_agreed_once_a_side"),
        ),
        migrations.AddConstraint(
            model_name="priorlearning",
            constraint=models.CheckConstraint(
                condition=models.Q(("end_date__gte", models.F("start_date"))),
                name="prior_learning_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorlearningclaim",
            constraint=models.UniqueConstraint(
                fields=("prior_learning", "competency"), name="prior_learning_claimed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="priorlearningdecision",
            constraint=models.UniqueConstraint(fields=("claim", "assessor"), name="prior_learning_decided_once_each"),
        ),
        migrations.AddConstraint(
            model_name="willingness",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_date__gte", models.F("from_date"))), name="willingness_ends_after_it_starts"
            ),
        ),
    ]
