"""Where Rasa keeps its conversation events: PostgreSQL, schema `rasa`."""

import logging
import os
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain

logger = logging.getLogger(__name__)

URL_VARIABLE = "PARLEY_TRACKER_DATABASE_URL"
SCHEMA = "rasa"


class ParleyTrackerStore:
    """Chooses the store from the environment; Rasa calls it like a class.

    With `PARLEY_TRACKER_DATABASE_URL` set, events go to that database; without it they
    live in memory and die with the process.
    """

    def __new__(  # type: ignore[misc]
        cls,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> TrackerStore:
        """Build the store.

        Args:
            domain: Loaded domain, if any yet.
            host: Unused; Rasa passes the endpoint's URL.
            event_broker: Passed on.
        """
        url = os.environ.get(URL_VARIABLE)
        if not url:
            logger.warning("tracker_store.memory: %s is not set, conversations are lost on restart", URL_VARIABLE)
            return InMemoryTrackerStore(domain or Domain.empty(), event_broker)
        return SchemaTrackerStore(url, domain=domain, event_broker=event_broker)


class SchemaTrackerStore(SQLTrackerStore):
    """Rasa's SQL store with its tables in a schema of their own.

    Rasa's own way to choose a schema asks the catalogue before every query and exits the
    process when the schema is missing; here the schema is made once, at the start.
    """

    def __init__(self, url: str, *, domain: Domain | None = None, event_broker: EventBroker | None = None) -> None:
        """Connect, make the schema and the table where missing.

        Args:
            url: SQLAlchemy URL, `postgresql+psycopg2://...`.
            domain: Loaded domain, if any yet.
            event_broker: Passed on.
        Raises:
            sqlalchemy.exc.OperationalError: The database cannot be reached.
        """
        # Not SQLTrackerStore.__init__: it retries forever and hides the error.
        TrackerStore.__init__(self, domain, event_broker)
        options = {"connect_args": {"options": f"-csearch_path={SCHEMA}"}} if url.startswith("postgresql") else {}
        self.engine = sa.create_engine(url, pool_pre_ping=True, **options)
        self._prepare()
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    def _prepare(self) -> None:
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":
                # Replicas start together; CREATE ... IF NOT EXISTS alone can still collide.
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('parley.rasa.schema'))"))
                connection.execute(sa.text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            self.Base.metadata.create_all(connection)

    def may_hold(self, conversation_id: str, message_id: str) -> bool:
        """Tell whether a message may have been handled before, without reading the conversation.

        False is certain; True only says that some event mentions the id.
        """
        with self.session_scope() as session:
            found = (
                session.query(self.SQLEvent.id)
                .filter(self.SQLEvent.sender_id == conversation_id)
                .filter(self.SQLEvent.type_name == "user")
                .filter(self.SQLEvent.data.contains(message_id, autoescape=True))
                .limit(1)
                .first()
            )
        return found is not None
