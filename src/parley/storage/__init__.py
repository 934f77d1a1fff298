"""PostgreSQL: tables, migrations, the unit of work, the job queue, the embedded server."""
