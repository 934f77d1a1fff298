"""Invariant I4: no offer outside the terms, and every figure spoken is the stored one."""

import re
from dataclasses import replace
from typing import Any

import pytest

from parley.money import format_cents
from parley.negotiation import offer_from_dict
from parley.services.negotiation_store import OfferOutsideTerms, current_terms, facts_of, store_offer
from parley.storage.tables import Account, OfferRow
from tests.integration.talk.stage import Person, Stage


async def test_i4_an_offer_outside_the_terms_is_never_stored_so_it_cannot_be_uttered(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "options", "ask_options")
    [row] = await stage.rows(OfferRow, account_id=robin.account_id, kind="settlement")
    good = offer_from_dict(row.detail)
    cheap = replace(good, instalments=(replace(good.instalments[0], amount_cents=1000),))
    with pytest.raises(OfferOutsideTerms):
        await _store(stage, robin, cheap)


@pytest.mark.parametrize("cents", [1, 2499, 2500, 5000, 9999, 60_000, 120_000, 500_000])
async def test_i4_what_is_read_back_is_what_is_stored_to_the_cent(stage: Stage, cents: int) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    replies = await stage.sms(robin, "a proposal", "propose_installments", amount=cents, frequency="monthly")
    conversation = await stage.conversation(robin)
    offer_id = conversation.negotiation.get("offer_id")
    if offer_id is None:
        assert "Reply 1 to agree" not in " ".join(replies)
        return
    [offer] = await stage.rows(OfferRow, id=offer_id)
    parts = [part["amount_cents"] for part in offer.schedule]
    assert sum(parts) == offer.total_cents
    known = {format_cents(amount, "en") for amount in (*parts, offer.total_cents)}
    spoken = (await stage.messages(conversation.id, direction="out"))[-1]
    wording = stage.services.wording.get((spoken.response_name or "").split("+")[-1], "en")
    read_back = wording.pattern.search(spoken.text)
    assert read_back is not None
    assert set(re.findall(r"\$[\d,.]*\d", read_back.group())) <= known


async def _store(stage: Stage, person: Person, offer: Any) -> None:
    conversation = await stage.conversation(person)
    async with stage.services.db.work() as work:
        account = await work.session.get(Account, person.account_id)
        assert account is not None
        today = stage.clock.now().date()
        terms_id, terms = await current_terms(work, account.creditor_id, today)
        await store_offer(
            work,
            await work.session.merge(conversation),
            account,
            offer,
            terms_id=terms_id,
            terms=terms,
            facts=facts_of(account, state="IL", today=today, is_time_barred=False),
            message_id="msg_test",
            today=today,
        )
