"""What the health check and the commands ask of the database."""

import logging

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

logger = logging.getLogger("stillroom.health")


def is_ready() -> bool:
    """Whether the database answers and has every migration."""
    try:
        return not has_migrations_to_run()
    except DatabaseError:
        logger.exception("database unreachable")
        return False


def has_migrations_to_run() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
