"""Every custom action: its name in `domain.yml` and the one use case it calls."""

from collections.abc import Awaitable, Callable

from actions.boundary import ParleyAction
from parley.services.context import Services
from parley.services.dialogue import steps
from parley.services.dialogue.scene import Reply, Turn

UseCase = Callable[[Services, Turn], Awaitable[Reply]]


class _UseCaseAction(ParleyAction):
    use_case: UseCase

    async def decide(self, services: Services, turn: Turn) -> Reply:
        return await type(self).use_case(services, turn)


class ActionGreet(_UseCaseAction):
    """Answer a greeting."""

    action_name = "action_greet"
    use_case = staticmethod(steps.greet)


class ActionVerifyIdentity(_UseCaseAction):
    """Check identity answers."""

    action_name = "action_verify_identity"
    use_case = staticmethod(steps.verify_identity)


class ActionRefuseIdentity(_UseCaseAction):
    """Accept a refusal to identify."""

    action_name = "action_refuse_identity"
    use_case = staticmethod(steps.refuse_identity)


class ActionHandleAffirm(_UseCaseAction):
    """Take a bare yes."""

    action_name = "action_handle_affirm"
    use_case = staticmethod(steps.handle_affirm)


class ActionHandleDeny(_UseCaseAction):
    """Take a bare no."""

    action_name = "action_handle_deny"
    use_case = staticmethod(steps.handle_deny)


class ActionChooseOption(_UseCaseAction):
    """Take a digit of a menu."""

    action_name = "action_choose_option"
    use_case = staticmethod(steps.choose_option)


class ActionGiveDetails(_UseCaseAction):
    """Take a bare value."""

    action_name = "action_give_details"
    use_case = staticmethod(steps.give_details)


class ActionRepeat(_UseCaseAction):
    """Say again where we are."""

    action_name = "action_repeat"
    use_case = staticmethod(steps.repeat)


class ActionExplainContact(_UseCaseAction):
    """Say what it is about."""

    action_name = "action_explain_contact"
    use_case = staticmethod(steps.explain_contact)


class ActionSummariseDebt(_UseCaseAction):
    """Answer a question about the debt."""

    action_name = "action_summarise_debt"
    use_case = staticmethod(steps.answer_topic)


class ActionAnswerTopic(_UseCaseAction):
    """Answer a question only the right party may have answered."""

    action_name = "action_answer_topic"
    use_case = staticmethod(steps.answer_topic)


class ActionAnswerAside(_UseCaseAction):
    """Answer a question anybody may have answered."""

    action_name = "action_answer_aside"
    use_case = staticmethod(steps.answer_aside)


class ActionPresentOptions(_UseCaseAction):
    """Show what can be arranged."""

    action_name = "action_present_options"
    use_case = staticmethod(steps.present_options)


class ActionPropose(_UseCaseAction):
    """Answer the consumer's figures."""

    action_name = "action_propose"
    use_case = staticmethod(steps.propose)


class ActionReportPlan(_UseCaseAction):
    """Say where the plan stands."""

    action_name = "action_report_plan"
    use_case = staticmethod(steps.report_plan)


class ActionEscalate(_UseCaseAction):
    """Hand over to a person."""

    action_name = "action_escalate"
    use_case = staticmethod(steps.escalate_to_person)


class ActionPlaceHold(_UseCaseAction):
    """Give legal effect to what was said."""

    action_name = "action_place_hold"
    use_case = staticmethod(steps.place_hold)


class ActionSwitchLanguage(_UseCaseAction):
    """Confirm the language."""

    action_name = "action_switch_language"
    use_case = staticmethod(steps.switch_language)


class ActionOutOfScope(_UseCaseAction):
    """Say that this is not our business; a person is next when it goes on."""

    action_name = "action_out_of_scope"
    use_case = staticmethod(steps.out_of_scope)


class ActionClarify(_UseCaseAction):
    """Ask again."""

    action_name = "action_clarify"
    use_case = staticmethod(steps.clarify)


def all_actions(services: Services) -> list[ParleyAction]:
    """Return one wired instance of each action."""
    return [action(services) for action in _UseCaseAction.__subclasses__()]
