"""The negotiation of one scene: the terms and facts it goes by, and what is kept of it between two messages."""

from parley.negotiation import CreditorTerms, NegotiationState, Offer, state_from_dict, state_to_dict
from parley.services.dialogue.scene import Scene
from parley.services.negotiation_store import current_terms, facts_of, store_offer


def keep(scene: Scene, **facts: object) -> None:
    """Write facts of the negotiation down; as a new value, because a change inside a JSON column is not seen."""
    scene.conversation.negotiation = {**scene.conversation.negotiation, **facts}


class Table:
    """The negotiation of one scene: terms, facts and state, read once."""

    def __init__(self, scene: Scene, terms_id: str, terms: CreditorTerms) -> None:
        self.scene = scene
        self.terms_id = terms_id
        self.terms = terms
        self.facts = facts_of(scene.known.account, state=scene.known.consumer.state, today=scene.today)
        self.state = state_from_dict(scene.conversation.negotiation.get("state") or {})

    @classmethod
    async def open(cls, scene: Scene) -> "Table":
        """Read the creditor's terms in force today."""
        terms_id, terms = await current_terms(scene.work, scene.known.account.creditor_id, scene.today)
        return cls(scene, terms_id, terms)

    def remember(self, state: NegotiationState, **extra: object) -> None:
        """Keep the state, and what a digit or a bare yes refers to, until the next message."""
        self.state = state
        kept = {
            key: value
            for key, value in self.scene.conversation.negotiation.items()
            if key in ("offer_id", "menu", "capacity_cents", "said")
        }
        # What is said next replaces the question that was open, so nothing shown before can be agreed to any more.
        self.scene.conversation.negotiation = {**kept, **extra, "shown_offer_id": None, "state": state_to_dict(state)}

    async def store(self, offer: Offer) -> str:
        """Store an offer that is about to be uttered."""
        return await store_offer(
            self.scene.work,
            self.scene.conversation,
            self.scene.known.account,
            offer,
            terms_id=self.terms_id,
            terms=self.terms,
            facts=self.facts,
            message_id=self.scene.turn.message_id,
            today=self.scene.today,
        )
