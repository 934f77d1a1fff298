"""A stop that is taken back resumes contact; any other stop in the same message wins."""

import pytest

from parley.compliance.detectors import detect

CASES = {
    "i take back my stop": {"resume_contact"},
    "undo the opt out": {"resume_contact"},
    "i didnt mean to say stop": {"resume_contact"},
    "texted stop by mistake": {"resume_contact"},
    "take me off the do not call list": {"resume_contact"},
    "no quise decir alto": {"resume_contact"},
    "puse stop sin querer": {"resume_contact"},
    "scratch that, stop": {"stop_contact"},
    "ignore that, stop texting me": {"stop_contact"},
    "i take back my stop. actually no, stop texting me": {"stop_contact"},
    "you can text me again, no wait, stop": {"stop_contact"},
    "start texting me again and ill sue, leave me alone": {"cease_all_contact"},
    "somebody's gonna get hurt if yall dont quit": {"threaten_harm"},
    "if you dont leave me alone ill block you": {"cease_all_contact"},
    # A stop that is told of, and permission behind it.
    "i told you to stop texting but you can text me again": {"resume_contact"},
    "I know I said never contact me. I was upset. You can reach out again.": {"resume_contact"},
    "yo les pedi que no me escribieran, ya pueden escribirme": {"resume_contact"},
    # Permission with a condition, or a mere change of heart: the rules neither stop nor resume.
    "i told you to stop and you can text me again when hell freezes over": set(),
    "i told you to leave me alone, you can call me if you drop the fees": set(),
    "i told you to leave me alone but i want to get this handled": set(),
    "i said stop. you can text me again? no, never": set(),
    "i told you to stop texting and you still text me, quit it": {"stop_contact"},
}


@pytest.mark.parametrize(("text", "intents"), CASES.items())
def test_only_the_stop_that_is_taken_back_is_left_out(text: str, intents: set[str]) -> None:
    assert {hit.intent for hit in detect(text)} == intents
