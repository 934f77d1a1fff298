"""Turn a response name into its approved wording, or fail.

Rasa's own generator picks variations at random, says nothing when a response is
missing and sends "{amount}" verbatim when a field is missing. All three are wrong
here: two consumers in the same state must read the same bytes, and a sentence that
cannot be said in full must not be said at all.
"""

import re
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain

_FIELD = re.compile(r"{([^{}\n]+?)}")


class ResponseMissing(RuntimeError):
    """No wording of this name fits the conversation."""


class FieldMissing(RuntimeError):
    """A field of the wording has no value."""


class ApprovedResponses(TemplatedNaturalLanguageGenerator):
    """Responses of `domain.yml`, first fitting variation, every field filled."""

    def __init__(self, endpoint_config: Any = None, domain: Domain | None = None) -> None:
        """Take the responses from the domain.

        Args:
            endpoint_config: Unused; Rasa passes it to every generator.
            domain: Loaded domain; replaced by the model's once that is loaded.
        """
        super().__init__(domain.responses if domain else {})

    def generate_from_slots(
        self, utter_action: str, filled_slots: dict[str, Any], output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """Return the filled response.

        Raises:
            ResponseMissing: The domain has no fitting variation.
            FieldMissing: A field in the wording has no value.
        """
        fields = {name: value for name, value in {**filled_slots, **kwargs}.items() if value is not None}
        wanted = self._random_response_for(utter_action, output_channel, filled_slots)
        if wanted is None:
            raise ResponseMissing(utter_action)
        missing = [name for name in _FIELD.findall(wanted.get("text") or "") if name not in fields]
        if missing:
            raise FieldMissing(f"{utter_action}: {', '.join(sorted(missing))}")
        return super().generate_from_slots(utter_action, filled_slots, output_channel, **kwargs)

    def _random_response_for(
        self, utter_action: str, output_channel: str, filled_slots: dict[str, Any]
    ) -> dict[str, Any] | None:
        # Named by the parent class; the choice here is the first one, never random.
        if utter_action not in self.responses:
            return None
        fitting = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, filled_slots
        )
        return fitting[0] if fitting else None
