"""What follows from an error code of the carrier: marks on the number, an opt-out, a stop, and a task for a person.

Nothing is sent again blindly and no other sender is tried. Source: rule catalogue, section 3.3; TW-21610.
"""

import structlog

from parley.compliance.carrier_codes import CarrierCode, carrier_code
from parley.compliance.program_stops import Stop, responses_of
from parley.services.consents import revoke_consent
from parley.services.context import Services
from parley.services.conversations import is_suppressed
from parley.services.escalations import escalate
from parley.services.numbers import put_mark
from parley.services.program import CARRIER, stop_sending
from parley.services.suppression import CARRIER_BLOCK, suppress
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

log = structlog.get_logger()


async def apply_carrier_code(
    services: Services, work: Work, conversation: Conversation, message: Message, code: int | str | None
) -> CarrierCode:
    """Give an error code of one text its effect, in the caller's transaction; twice changes nothing more."""
    known = carrier_code(code)
    if known.mark is not None and known.code is not None:
        await put_mark(
            work,
            address=conversation.address,
            mark=known.mark,
            carrier_code=known.code,
            message_id=message.id,
            chain=conversation.id,
        )
    if known.clears_consent:
        # The consumer's own texts too: their next one then stands as a record of its own, given after this revocation.
        await revoke_consent(
            work,
            address=conversation.address,
            because=f"carrier_{known.code}",
            message_id=message.id,
            chain=conversation.id,
        )
    is_news = True
    if known.kind == "opt_out":
        is_news = not await is_suppressed(work, medium="sms", address=conversation.address)
        await suppress(work, conversation, medium="sms", reason="opted_out", message_id=message.id, source="provider")
    elif known.kind == "blocked":
        await suppress(work, conversation, medium="sms", reason=CARRIER_BLOCK, message_id=message.id, source="provider")
    elif known.kind in ("filtered", "program"):
        await _stop(services, work, message, known)
    if is_news:
        await escalate(work, conversation, known.escalation, message_id=message.id, silences_bot=False)
    log.warning("carrier.error", message_id=message.id, carrier_code=known.code, kind=known.kind)
    return known


async def _stop(services: Services, work: Work, message: Message, known: CarrierCode) -> None:
    """Stop what the carrier objects to: the wording and its campaign, or all texts of an unregistered program."""
    if known.kind == "program":
        stops = [Stop("sms")]
    else:
        campaign_id = services.compliance.program.campaign_id
        # Nobody tells which of the joined sentences it was: each of them stops.
        stops = [Stop("response", name) for name in responses_of(message.response_name)]
        stops += [Stop("campaign", campaign_id)] if campaign_id else []
    for stop in stops:
        is_new = await stop_sending(
            work,
            stop,
            reason=f"The carrier answered with code {known.code} ({known.meaning}).",
            by=CARRIER,
            message_id=message.id,
        )
        if is_new:
            log.error("program.stopped", scope=str(stop), message_id=message.id, carrier_code=known.code)
