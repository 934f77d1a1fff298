"""Right-party verification: two factors, three tries a day, and the same words whatever went wrong (no oracle).

Source: compliance catalogue REGF-VERIFY, REGF-6D1; conversation design section 2.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlalchemy import func, select, text, tuple_

from parley.clock import local_day
from parley.compliance.identity import ExpectedFactors, compare_factors, is_verified
from parley.ids import new_id
from parley.services.conversations import Party, silencing_holds
from parley.services.dialogue import accounts
from parley.services.dialogue.scene import Scene
from parley.services.escalations import escalate
from parley.services.regions import home_zone
from parley.services.wording import Say
from parley.storage.tables import Account, Consumer, IdentityAttempt

FACTORS: Final = frozenset({"dob", "zip", "ssn4", "ref"})
_NOBODY: Final = ExpectedFactors(dob="-", zip="-", ssn4="-", ref="-")


def identity_prompt(scene: Scene) -> list[Say]:
    """Return the next question of the identity step; the debt plays no part in it (invariant I1)."""
    conversation = scene.conversation
    if scene.party is not None and conversation.menu is None and conversation.channel == "sms":
        return [Say("utter_ask_is_this_you", {"first_name": scene.party.consumer.first_name})]
    if scene.party is None and conversation.menu is None:
        return [Say("utter_ask_reference")]
    if conversation.menu == "name":
        assert scene.party is not None
        return [Say("utter_ask_is_this_you", {"first_name": scene.party.consumer.first_name})]
    return [Say("utter_identity_needed")]


async def verify(scene: Scene, *, said_yes: bool) -> tuple[bool, list[Say]]:
    """Check the answers given so far; returns whether the person is verified now, and what to say if not.

    Args:
        said_yes: The message itself says "that is me", so the name need not be asked again.
    """
    answers = await scene.services.vault.read(scene.work, scene.conversation.id)
    given = {kind: value for kind, value in answers.items() if kind in FACTORS}
    if not given:
        if said_yes or scene.conversation.menu == "factors":
            return False, [Say("utter_ask_factors")]
        return False, identity_prompt(scene)
    if len(given) < scene.services.compliance.identity.factors:
        return False, [Say("utter_ask_one_more_factor")]
    return await _try(scene, given)


async def _try(scene: Scene, given: dict[str, str]) -> tuple[bool, list[Say]]:
    party = _candidate(scene.party, await _by_reference(scene, given.get("ref")))
    subjects = _subjects(scene, party)
    await _take_turns(scene, subjects)
    if await _is_locked(scene, _visible(scene, subjects)):
        return False, await _lock(scene)
    result = compare_factors(given, _expected(party))
    is_match = party is not None and is_verified(result, scene.services.compliance.identity.factors)
    succeeded = is_match and not await _is_locked(scene, subjects)
    _record(scene, subjects, given, succeeded=succeeded)
    await scene.services.vault.forget(scene.work, scene.conversation.id)
    if succeeded:
        assert party is not None
        await _accept(scene, party, given)
        return True, []
    if await _is_locked(scene, _visible(scene, subjects)):
        return False, await _lock(scene)
    return False, [Say("utter_identity_failed")]


async def _take_turns(scene: Scene, subjects: Mapping[str, date]) -> None:
    """Let tries on one account or address happen one after the other, whatever conversations they come from."""
    for subject in sorted(subjects):
        await scene.work.session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))"), {"subject": subject}
        )


def _visible(scene: Scene, subjects: Mapping[str, date]) -> dict[str, date]:
    """Return the locks this caller may learn of.

    To somebody who only names a reference, a locked account behaves like one that does not exist: every try fails.
    """
    if scene.party is not None:
        return dict(subjects)
    return {subject: day for subject, day in subjects.items() if subject.startswith("address:")}


def _candidate(on_file: Party | None, by_reference: Party | None) -> Party | None:
    """Return whose answers these are checked against: a reference may choose among the accounts of the same consumer."""
    if on_file is None:
        return by_reference
    if by_reference is not None and by_reference.consumer.id == on_file.consumer.id:
        return by_reference
    return on_file


def _expected(party: Party | None) -> ExpectedFactors:
    if party is None:
        return _NOBODY
    consumer = party.consumer
    return ExpectedFactors(
        dob=consumer.date_of_birth.isoformat() if consumer.date_of_birth else None,
        zip=consumer.zip[:5],
        ssn4=consumer.ssn_last4,
        ref=party.account.account_ref.upper(),
    )


async def _by_reference(scene: Scene, reference: str | None) -> Party | None:
    if reference is None:
        return None
    rows = (
        await scene.work.session.execute(
            select(Account, Consumer)
            .join(Consumer, Consumer.id == Account.consumer_id)
            .where(func.upper(Account.account_ref) == reference.upper())
            .limit(2)
        )
    ).all()
    return Party(*rows[0]) if len(rows) == 1 else None


def _subjects(scene: Scene, party: Party | None) -> dict[str, date]:
    """Return what tries are counted against, each with its day: the address always, the account where there is one.

    Counting the address for everybody makes a number that matches nobody behave like one that does. The account's day is
    the consumer's own, wherever the caller is, so nobody gets three more tries from another time zone.
    """
    address, conversation = scene.conversation.address, scene.conversation
    phone = address if conversation.channel == "sms" else None
    subjects = {f"address:{conversation.channel}:{address}": _day(scene, home_zone(phone_e164=phone, state=None))}
    if party is not None:
        subjects[f"account:{party.account.id}"] = _day(scene, home_zone(phone_e164=None, state=party.consumer.state))
    return subjects


def _day(scene: Scene, zone: str) -> date:
    return local_day(scene.work.now, zone)


async def _is_locked(scene: Scene, subjects: Mapping[str, date]) -> bool:
    await scene.work.session.flush()
    counts = await scene.work.session.execute(
        select(func.count())
        .where(
            tuple_(IdentityAttempt.subject, IdentityAttempt.local_day).in_(list(subjects.items())),
            IdentityAttempt.has_succeeded.is_(False),
        )
        .group_by(IdentityAttempt.subject)
    )
    return any(count >= scene.services.compliance.identity.max_tries for (count,) in counts)


def _record(scene: Scene, subjects: Mapping[str, date], given: Mapping[str, str], *, succeeded: bool) -> None:
    for subject, day in subjects.items():
        scene.work.session.add(
            IdentityAttempt(
                id=new_id("idt"),
                subject=subject,
                local_day=day,
                conversation_id=scene.conversation.id,
                message_id=scene.turn.message_id,
                factors=sorted(given),
                has_succeeded=succeeded,
                attempted_at=scene.work.now,
            )
        )
    scene.work.audit(
        "identity.attempted",
        chain=scene.conversation.id,
        subject=scene.turn.message_id,
        factors=sorted(given),
        succeeded=succeeded,
    )


async def _lock(scene: Scene) -> list[Say]:
    await scene.services.vault.forget(scene.work, scene.conversation.id)
    await escalate(scene.work, scene.conversation, "identity_locked", message_id=scene.turn.message_id)
    return [Say("utter_identity_locked")]


async def _accept(scene: Scene, party: Party, given: dict[str, str]) -> None:
    conversation = scene.conversation
    if scene.party is not None and conversation.account_id != party.account.id:
        await accounts.turn_to(scene, party.account.id)
    conversation.right_party_status = "verified"
    conversation.verified_at = scene.work.now
    conversation.consumer_id, conversation.account_id = party.consumer.id, party.account.id
    conversation.phase, conversation.menu, conversation.misses = "verified", None, 0
    scene.work.audit(
        "identity.verified",
        chain=conversation.id,
        subject=conversation.id,
        method="factors",
        factors=sorted(given),
        account_id=party.account.id,
    )
    await scene.refresh()
    if "ref" in given:
        # Somebody who names the account has chosen it.
        accounts.note(scene, is_settled=True)
    if await silencing_holds(scene.work, conversation):
        conversation.phase = "held"
        await escalate(scene.work, conversation, "wrote_while_held", message_id=scene.turn.message_id)
