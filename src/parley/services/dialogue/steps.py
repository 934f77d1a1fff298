"""The use cases of the dialogue, one for each custom action; each runs in one transaction."""

from typing import Final

from parley.services.dialogue import menus, moves
from parley.services.dialogue.account_moves import about_accounts
from parley.services.dialogue.confused import heeding_confusion
from parley.services.dialogue.scene import use_case

greet: Final = use_case(about_accounts(moves.greet))
verify_identity: Final = use_case(about_accounts(moves.verify_identity))
refuse_identity: Final = use_case(moves.refuse_identity)
explain_contact: Final = use_case(about_accounts(moves.explain_contact))
answer_topic: Final = use_case(about_accounts(moves.answer_topic))
answer_aside: Final = use_case(about_accounts(moves.answer_aside, asks=False))
present_options: Final = use_case(about_accounts(moves.present_options))
propose: Final = use_case(about_accounts(moves.propose))
report_plan: Final = use_case(about_accounts(moves.report_plan))
repeat: Final = use_case(heeding_confusion(about_accounts(moves.repeat)))
escalate_to_person: Final = use_case(about_accounts(moves.escalate_to_person, asks=False))
place_hold: Final = use_case(moves.place_hold)
switch_language: Final = use_case(about_accounts(moves.switch_language))
handle_affirm: Final = use_case(about_accounts(menus.handle_affirm))
handle_deny: Final = use_case(about_accounts(menus.handle_deny))
choose_option: Final = use_case(about_accounts(menus.choose_option))
give_details: Final = use_case(about_accounts(menus.give_details))
clarify: Final = use_case(about_accounts(menus.clarify, asks=False))
out_of_scope: Final = use_case(about_accounts(menus.out_of_scope, asks=False))
