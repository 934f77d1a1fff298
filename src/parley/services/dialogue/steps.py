"""The use cases of the dialogue, one for each custom action; each runs in one transaction."""

from typing import Final

from parley.services.dialogue import menus, moves
from parley.services.dialogue.scene import use_case

greet: Final = use_case(moves.greet)
verify_identity: Final = use_case(moves.verify_identity)
refuse_identity: Final = use_case(moves.refuse_identity)
explain_contact: Final = use_case(moves.explain_contact)
answer_topic: Final = use_case(moves.answer_topic)
answer_aside: Final = use_case(moves.answer_aside)
present_options: Final = use_case(moves.present_options)
propose: Final = use_case(moves.propose)
report_plan: Final = use_case(moves.report_plan)
repeat: Final = use_case(moves.repeat)
escalate_to_person: Final = use_case(moves.escalate_to_person)
place_hold: Final = use_case(moves.place_hold)
switch_language: Final = use_case(moves.switch_language)
handle_affirm: Final = use_case(menus.handle_affirm)
handle_deny: Final = use_case(menus.handle_deny)
choose_option: Final = use_case(menus.choose_option)
give_details: Final = use_case(menus.give_details)
clarify: Final = use_case(menus.clarify)
out_of_scope: Final = use_case(menus.out_of_scope)
