"""The negotiation of one scene: the terms and facts it goes by, and what is kept of it between two messages.

Every question to the negotiator goes through here, so none is forgotten in the record and all know the same calendar.
"""

from collections.abc import Sequence
from typing import Final

from parley.negotiation import (
    AccountFacts,
    CreditorTerms,
    NegotiationState,
    Offer,
    Options,
    Outcome,
    Proposal,
    confirm,
    effective_terms,
    present_options,
    respond,
    state_from_dict,
    state_to_dict,
)
from parley.negotiation.joint import SharedAccount, joint_facts, joint_terms, parts_of, share_payments
from parley.services.bank_holidays import holidays_around
from parley.services.dialogue import age
from parley.services.dialogue.scene import Scene
from parley.services.negotiation_history import Act, end_offers_with, record_step
from parley.services.negotiation_store import (
    NoTermsInForce,
    broken_plans_of,
    current_terms,
    facts_of,
    store_joint_offer,
    store_offer,
)
from parley.services.state_law import counts_as_time_barred
from parley.storage.tables import Account, OfferRow

# What stays true when the next answer is given; everything else belongs to one question.
_KEPT: Final = (
    *("offer_id", "menu", "capacity_cents", "said", "able_cents", "keep_up_asked"),
    *("means", "hardship", "refusals", "dollars", "open_shown", "about", "is_hardship_told", "confused"),
)


def keep(scene: Scene, **facts: object) -> None:
    """Write facts of the negotiation down; as a new value, because a change inside a JSON column is not seen."""
    scene.conversation.negotiation = {**scene.conversation.negotiation, **facts}


async def facts_of_all(scene: Scene, accounts: Sequence[Account]) -> list[AccountFacts]:
    """Return what the engine may know of each account."""
    state = scene.known.consumer.state
    return [
        facts_of(
            one,
            state=state,
            today=scene.today,
            is_time_barred=counts_as_time_barred(await age.facts_about(scene, one)),
            broken_plans=await broken_plans_of(scene.work, one.id),
        )
        for one in accounts
    ]


class Table:
    """The negotiation of one scene: terms, facts and state, read once."""

    def __init__(self, scene: Scene, terms_id: str, terms: CreditorTerms, facts: AccountFacts) -> None:
        self.scene = scene
        self.terms_id = terms_id
        self.terms = effective_terms(terms, facts)
        self.facts = facts
        self.holidays = holidays_around(scene.today)
        self.state = state_from_dict(scene.conversation.negotiation.get("state") or {})

    @classmethod
    async def open(cls, scene: Scene) -> "Table":
        """Read the creditor's terms in force today; of several accounts those of one plan over all of them.

        Raises:
            NoTermsInForce: There are none, or none for these accounts together.
        """
        terms_id, terms = await current_terms(scene.work, scene.known.account.creditor_id, scene.today)
        facts = await facts_of_all(scene, scene.joint or (scene.known.account,))
        if not scene.joint:
            return cls(scene, terms_id, terms, facts[0])
        joint = joint_terms(terms, facts)
        if joint is None:
            # Whether they can be joined is looked at before every turn, so terms changed in this very moment.
            raise NoTermsInForce("There are no terms for one plan over these accounts.")
        return cls(scene, terms_id, joint, joint_facts(facts))

    def present(self) -> Options:
        """Ask for the menu, and record it."""
        menu = present_options(self.terms, self.facts, self.scene.today, self.state, holidays=self.holidays)
        self._record("options", menu)
        return menu

    def weigh(self, proposal: Proposal) -> Outcome:
        """Ask what a proposal would be answered with; nothing is recorded, because nothing is answered yet."""
        return respond(self.terms, self.facts, self.state, proposal, self.scene.today, holidays=self.holidays)

    def answered(self, proposal: Proposal, outcome: Outcome) -> None:
        """Record the answer to a proposal that is given."""
        self._record("respond", outcome, proposal=proposal)

    def check(self, offer: Offer) -> Outcome:
        """Ask whether an offer still stands, without a yes to it; nothing is recorded."""
        return confirm(self.terms, self.facts, self.state, offer, self.scene.today, holidays=self.holidays)

    def confirm(self, offer: Offer) -> Outcome:
        """Ask whether an offer that the consumer chose or agreed to can be kept, and record it."""
        outcome = self.check(offer)
        self._record("confirm", outcome, offer=offer)
        return outcome

    def remember(self, state: NegotiationState, **extra: object) -> None:
        """Keep the state, and what a digit or a bare yes refers to, until the next message."""
        self.state = state
        kept = {key: value for key, value in self.scene.conversation.negotiation.items() if key in _KEPT}
        # What is said next replaces the question that was open, so nothing shown before can be agreed to any more.
        self.scene.conversation.negotiation = {**kept, **extra, "shown_offer_id": None, "state": state_to_dict(state)}

    async def store(self, offer: Offer) -> str:
        """Store an offer that is about to be uttered."""
        if self.scene.joint:
            return await self._store_joint(offer)
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
            holidays=self.holidays,
        )

    async def _store_joint(self, offer: Offer) -> str:
        """Store an offer over several accounts: as the consumer directs, else by the creditor's rule."""
        rule = self.terms.several_accounts.allocation
        directed = (self.scene.conversation.negotiation.get("about") or {}).get("directed") or []
        owed = [SharedAccount(one.id, one.balance_cents, one.opened_on) for one in self.scene.joint]
        parts = parts_of(offer.total_cents, owed, rule=rule, directed=directed)
        taking_part = [account_id for account_id in directed if account_id in {one.account_id for one in parts}]
        return await store_joint_offer(
            self.scene.work,
            self.scene.conversation,
            self.scene.joint,
            offer,
            shares=share_payments(offer.instalments, parts, rule=rule, directed=taking_part),
            terms_id=self.terms_id,
            terms=self.terms,
            facts=self.facts,
            message_id=self.scene.turn.message_id,
            today=self.scene.today,
            holidays=self.holidays,
        )

    async def put_in_place(self, offer: Offer) -> str:
        """Store the offer that is on the table from now on; the one before it has been answered with something else."""
        before = self.scene.conversation.negotiation.get("offer_id")
        offer_id = await self.store(offer)
        if before is not None and before != offer_id:
            row = await self.scene.work.session.get(OfferRow, before, with_for_update=True)
            if row is not None:
                await end_offers_with(self.scene.work, row, "countered", message_id=self.scene.turn.message_id)
        return offer_id

    def _record(
        self, act: Act, outcome: Outcome | Options, *, proposal: Proposal | None = None, offer: Offer | None = None
    ) -> None:
        record_step(
            self.scene.work,
            self.scene.conversation,
            account_id=self.scene.known.account.id,
            message_id=self.scene.turn.message_id,
            local_day=self.scene.today,
            terms_id=self.terms_id,
            facts=self.facts,
            before=self.state,
            act=act,
            outcome=outcome,
            proposal=proposal,
            offer=offer,
            joint_accounts=[one.id for one in self.scene.joint],
        )
