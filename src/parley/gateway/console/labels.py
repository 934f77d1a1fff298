"""What the collectors' screen calls things: codes in, plain words out."""

from collections.abc import Mapping
from typing import Final

REASONS: Final = {
    # Opened by the dialogue
    "request_human": "Asked for a person",
    "identity_locked": "Identity check failed three times",
    "not_understood": "The bot did not understand three times",
    "confused": "Said twice in a row that they do not understand",
    "wrote_while_held": "Wrote while a hold is in force",
    "wrote_while_silent": "Wrote while the bot is silent",
    "time_barred_suspect": "The debt may be too old to sue on; nothing was said of it",
    "extinguished": "The debt is gone by law; nothing was said of it",
    "judgment": "There is a judgment; nothing was said of the debt",
    "medical_wait": "A waiting time of a medical debt is still running",
    "ask_hardship_proof": "Ask for the proof of hardship the plan needs",
    "thread_ceiling": "The day's number of automated messages is nearly used up",
    "send_agreement_to_sign": "Send the agreement to sign",
    "contact_preference": "Wants contact at other times or places",
    "negotiation_max_rounds": "No agreement after several offers",
    "negotiation_beyond_means": "Cannot afford what the bot may offer",
    "negotiation_outside_authority": "Wants terms the bot may not offer",
    "negotiation_no_balance": "Nothing is owed on the account",
    "negotiation_terms_not_in_force": "The creditor's terms are not in force",
    "negotiation_offer_not_valid": "The offer is no longer valid",
    "negotiation_time_barred": "Wants to pay a debt that is old or about to be",
    "negotiation_broken_plans": "Broke earlier plans",
    "negotiation_interest_needs_person": "A plan would bear interest",
    "negotiation_no_surplus": "Has nothing left over for a plan",
    "explain_decision": "Explain in plain words why nothing was granted, correct wrong facts, review it",
    "joint_plan_left_out": "Nothing is left to arrange for several accounts",
    "report_missed_payment": "Missed a payment",
    "request_plan_change": "Wants to change the plan",
    "request_document": "Wants a document",
    "request_accommodation": "Needs an accommodation",
    "update_contact_details": "Has new contact details",
    # Opened when something of ours did not work
    "message_blocked": "A message was stopped by a rule",
    "text_not_delivered": "A text could not be delivered",
    "number_unusable": "The telephone number gets no texts; find another way",
    "number_reassigned": "The telephone number belongs to somebody else now",
    "opt_out_unknown": "The carrier knew of an opt-out that we did not",
    "texts_filtered": "The carrier filters our texts: campaign stopped",
    "program_stopped": "The carrier refuses our texts: SMS stopped",
    "assistant_unavailable": "The bot could not answer in time",
    "action_failed": "Something failed while answering",
    "turn_failed": "A message could not be processed",
    "no_answer": "The bot had no answer",
    # Opened by letters and their clock
    "validation_alarm": "Validation notice not sent by day 3",
    "validation_overdue": "Validation notice overdue: collection stops",
    "notice_kept_back": "Validation notice is kept back",
    "spanish_notice": "Wants the validation notice in Spanish",
    "letter_returned": "A letter came back",
    # Opened by what a statement means in law (compliance effects)
    "crisis": "May be in danger: crisis",
    "danger": "May be in danger: violence or coercion",
    "threat": "Threatens harm",
    "cease_review": "Wants no contact at all",
    "minor": "Says they are under 18",
    "deceased": "Reports a death",
    "attorney": "Has an attorney",
    "bankruptcy": "Says they are bankrupt",
    "identity_theft": "Says it is identity theft",
    "representative": "Speaks for the consumer",
    "incarceration": "Is in custody",
    "military": "Is in the military",
    "dispute": "Disputes the debt",
    "validation": "Wants proof of the debt",
    "original_creditor": "Asks for the original creditor",
    "already_paid": "Says it is already paid",
    "too_old": "Says the debt is too old",
    "complaint": "Makes a complaint",
    "payment_authorization": "Stops automatic payments",
    "legal_review": "Says something doubtful: review it",
    "cease_withdrawal": "Takes back a request for no contact",
    "wants_to_pay_under_cease": "Wants to pay although they asked for no contact",
    "hold_review": "A hold is to be looked at",
}
HOLDS: Final = {
    "CRISIS": "Crisis",
    "DV": "Violence or coercion",
    "THREAT": "Threat",
    "CEASE": "No contact",
    "ATTORNEY": "Attorney",
    "BANKRUPTCY": "Bankruptcy",
    "DECEASED": "Deceased",
    "IDTHEFT": "Identity theft",
    "MINOR": "Under 18",
    "MILITARY": "Military",
    "INCARCERATED": "In custody",
    "REPRESENTATIVE": "Representative",
    "COMPLAINT": "Complaint",
    "WRONG_PARTY": "Wrong person",
    "DISPUTE": "Dispute",
    "VALIDATION": "Proof of the debt",
    "ORIG_CREDITOR": "Original creditor",
    "CLAIMED_PAID": "Says it is paid",
    "TIME_BARRED_SUSPECT": "May be too old",
    "LITIGATION": "Lawsuit",
    "SECURITY": "Security",
    "LEGAL": "Legal question",
    "HARDSHIP": "Hardship",
    "EXTINGUISHED": "Debt ended by law",
    "NV_MEDICAL_60": "Nevada medical, 60 days",
}
DISPOSITIONS: Final = {
    "resolved": "Resolved",
    "plan_agreed": "Plan agreed",
    "dispute_opened": "Dispute opened",
    "callback_arranged": "Callback arranged",
    "wrong_party": "Wrong person",
    "no_further_contact": "No further contact",
    "referred": "Referred elsewhere",
}
LETTERS: Final = {
    "validation_notice": "Validation notice",
    "verification": "Proof of the debt",
    "original_creditor_answer": "Answer about the original creditor",
    "plan_copy": "Copy of a plan",
    "state_notice": "State notice",
}
LETTER_STATES: Final = {
    "queued": "To print",
    "printed": "Printed, to mail",
    "mailed": "Mailed",
    "returned": "Came back",
}
DISPUTES: Final = {
    "dispute": "Dispute",
    "validation": "Request for proof of the debt",
    "original_creditor": "Request for the original creditor",
}
CHANNELS: Final = {"sms": "Text message", "web": "Web chat"}
LANGUAGES: Final = {"en": "English", "es": "Spanish"}
AUTHORS: Final = {"consumer": "Consumer", "bot": "Bot", "collector": "Collector", "system": "System"}
RIGHT_PARTY: Final = {
    "unverified": "Not verified: say nothing about the debt",
    "verified": "Verified",
    "wrong_party": "Wrong person: say nothing about the debt",
    "third_party": "Somebody else: say nothing about the debt",
    "deceased": "Deceased",
}
PHASES: Final = {
    "unknown": "First contact",
    "identifying": "Checking identity",
    "verified": "Identified",
    "negotiating": "Negotiating",
    "agreed": "Plan agreed",
    "servicing": "Plan running",
    "held": "On hold",
    "with_collector": "With a person",
    "closed": "Closed",
}
PLAN_STATES: Final = {"pending_signature": "Agreed, waiting for the signature", "active": "Running"}
PLAN_KINDS: Final = {
    "installments": "Instalments",
    "settlement": "Settlement",
    "pay_in_full": "Payment in full",
    "promise": "One payment",
}
# A received message that the bot has handled, and a notice on screen, need no word about their state.
MESSAGE_STATES: Final = {
    "processed": "",
    "received": "Received",
    "queued": "Waiting to be sent",
    "sending": "Sending",
    "sent": "Sent",
    "delivered": "Delivered",
    "undelivered": "Not delivered",
    "failed": "Failed",
    "blocked": "Not sent",
}


def label(words: Mapping[str, str], code: str) -> str:
    """Return the words for a code; a code nobody named yet is shown with its underscores as spaces."""
    known = words.get(code)
    return known if known is not None else code.replace("_", " ").capitalize()


def sentence(reason: str) -> str:
    """Return a gate reason for a person: sentences as they are, codes in words."""
    return reason if " " in reason else label({}, reason)
