"""Rasa component: amounts, days, schedules and topics out of a text message.

Rules rather than a trained tagger: a figure must be right, and a rule can
be read and tested. Whatever is found is read back to the consumer before it binds.
"""

from datetime import date, datetime, timezone
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.reader import read_entities

EXTRACTOR = "EntityReader"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityReader(GraphComponent):
    """Sets `entities`; needs the language detector before it in the pipeline."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {"language_confidence": 0.6}

    def __init__(self, config: dict[str, Any]) -> None:
        """Keep the settings."""
        self.config = {**self.get_default_config(), **config}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EntityReader":
        """Create the component; there is nothing to train."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the entities of every message."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = read_entities(text, language=self._language(message), today=_today(message))
            entities = [{**item, "extractor": EXTRACTOR} for item in found]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _language(self, message: Message) -> str | None:
        verdict = message.get("language") or {}
        sure = verdict.get("confidence", 0.0) >= self.config["language_confidence"]
        return verdict.get("code") if sure else None


def _today(message: Message) -> date:
    given = (message.get(METADATA) or {}).get("today")
    # The server's day is the last resort; callers know the consumer's time zone.
    return date.fromisoformat(given) if given else datetime.now(tz=timezone.utc).date()
