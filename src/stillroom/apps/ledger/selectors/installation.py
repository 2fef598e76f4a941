"""What the database as a whole holds."""

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max
from django.db.models.functions import Now

from stillroom.apps.ledger.backups.manifest import Head
from stillroom.apps.ledger.models import ChainHead

MADE_BY_MIGRATING = {"contenttypes.ContentType", "auth.Permission"}
MADE_BY_DJANGO = {"django_migrations"}


def has_our_tables() -> bool:
    return ChainHead._meta.db_table in connection.introspection.table_names()


def chain_heads() -> list[Head]:
    heads = ChainHead.objects.select_related("organisation").order_by("organisation__ods_code")
    return [Head(str(head.pk), head.organisation.ods_code, head.seq, bytes(head.hash).hex()) for head in heads]


def applied_migrations() -> list[str]:
    """`app.name` of each, in order."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def unknown_migrations(names: Iterable[str]) -> set[str]:
    """Those that this version of Stillroom does not have."""
    known = MigrationLoader(None).disk_migrations
    return set(names) - {f"{app}.{name}" for app, name in known}


def holds_foreign_tables() -> bool:
    """Whether there are tables, but not Stillroom's."""
    tables = set(connection.introspection.table_names()) - MADE_BY_DJANGO
    return bool(tables) and not has_our_tables()


def holds_data() -> bool:
    """Whether there is more in the database than migrating puts there."""
    tables = set(connection.introspection.table_names())
    return any(
        model._default_manager.exists()
        for model in apps.get_models()
        if model._meta.label not in MADE_BY_MIGRATING and model._meta.db_table in tables
    )


def database_now() -> datetime:
    """What the database's own clock says."""
    found: datetime = MigrationRecorder(connection).migration_qs.annotate(at=Now()).values_list("at", flat=True)[0]
    return found


def latest_recorded() -> datetime | None:
    """When the latest statement of any chain was recorded."""
    found: datetime | None = ChainHead.objects.aggregate(latest=Max("recorded_at"))["latest"]
    return found
