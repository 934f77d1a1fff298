"""Alembic environment: runs on a connection handed over by `parley.storage.migrate`."""

from alembic import context

from parley.storage.tables import SCHEMA, Base


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    return name == SCHEMA if kind == "schema" else True


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_schemas=True,
    include_name=_is_ours,
    version_table="alembic_version",
    version_table_schema=SCHEMA,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
