"""What consumers say about times, places and ways of contact, read as rules.

Rules: REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-6B3, REGF-14H1.
"""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.compliance.config import ComplianceConfig
from parley.compliance.preference_echo import LONGEST, media_shape, schedule_shape, write_media, write_schedule
from parley.compliance.preference_signs import is_surely_a_wish
from parley.compliance.preferences import Wishes, read_wishes
from parley.compliance.schedules import DAY, WEEK, Span, complement, intervals_of, merge, spans_of, start_earlier


def shown(wishes: Wishes) -> str:
    """Times as "blocked MTWTF.. 09:00-15:00", "?" behind what a person must look at."""
    times = wishes.times
    assert times is not None
    pieces = [
        "".join("MTWTFSS"[day] if day in span.days else "." for day in range(7))
        + f" {span.start // 60:02}:{span.start % 60:02}-{span.end // 60:02}:{span.end % 60:02}"
        for span in times.spans
    ]
    return " ".join([times.mode, *pieces]) + (" ?" if times.is_ambiguous else "")


TIMES = [
    ("don't text me while I'm at school, 9 to 3", "blocked MTWTF.. 09:00-15:00"),
    ("not at work", "blocked MTWTF.. 08:00-18:00 ?"),
    ("not while im at work", "blocked MTWTF.. 08:00-18:00 ?"),
    ("i work 9 to 5", "blocked MTWTF.. 09:00-17:00"),
    ("im at work 9 to 5", "blocked MTWTF.. 09:00-17:00"),
    ("8 to 5 im working", "blocked MTWTF.. 08:00-17:00"),
    ("after 6 only", "allowed MTWTFSS 18:00-24:00"),
    ("only text me after 5", "allowed MTWTFSS 17:00-24:00"),
    ("after 5:30 p.m. only", "allowed MTWTFSS 17:30-24:00"),
    ("after 5 on weekdays", "allowed MTWTF.. 17:00-24:00 ?"),
    ("no los viernes", "blocked ....F.. 00:00-24:00"),
    ("never on sundays", "blocked ......S 00:00-24:00"),
    ("only weekends", "allowed .....SS 00:00-24:00"),
    ("weekdays after 5, weekends anytime please only", "allowed MTWTF.. 17:00-24:00 .....SS 00:00-24:00"),
    ("not before 10am", "blocked MTWTFSS 00:00-10:00"),
    ("dont text me before 10 am", "blocked MTWTFSS 00:00-10:00"),
    ("mornings are bad", "blocked MTWTFSS 00:00-12:00"),
    ("mornings and weekends are bad", "blocked MTWTF.. 00:00-12:00 .....SS 00:00-24:00"),
    ("no texts before 9am or after 8pm", "blocked MTWTFSS 00:00-09:00 MTWTFSS 20:00-24:00"),
    ("monday to friday 9-5 is bad", "blocked MTWTF.. 09:00-17:00"),
    ("mon-fri, 9am - 5:30pm no texts", "blocked MTWTF.. 09:00-17:30"),
    ("no mondays, tuesdays or thursdays", "blocked MT.T... 00:00-24:00"),
    ("dont text me except after 6", "allowed MTWTFSS 18:00-24:00"),
    ("text me outside work hours", "blocked MTWTF.. 08:00-18:00 ?"),
    ("i work nights so text after 3pm only", "allowed MTWTFSS 15:00-24:00"),
    ("i cant talk before 5, after 5 is fine", "allowed MTWTFSS 17:00-24:00 ?"),
    ("call me after 6pm", "allowed MTWTFSS 18:00-24:00 ?"),
    ("text me at noon", "allowed MTWTFSS 12:00-13:00 ?"),
    ("between 8 and 10 only", "allowed ?"),
    ("dont text me so late", "blocked MTWTFSS 18:00-24:00"),
    ("my boss doesnt allow phones", "blocked MTWTF.. 08:00-18:00 ?"),
    ("entre 6 y 8 de la noche", "allowed MTWTFSS 18:00-20:00 ?"),
    ("solo entre 6 y 8 de la noche", "allowed MTWTFSS 18:00-20:00"),
    ("solo escribanme despues de las 5", "allowed MTWTFSS 17:00-24:00"),
    ("no antes de las 10 de la mañana", "blocked MTWTFSS 00:00-10:00"),
    ("no me escriban de lunes a viernes de 9 a 3", "blocked MTWTF.. 09:00-15:00"),
    ("no me escriban en la noche", "blocked MTWTFSS 18:00-24:00"),
    ("solo fines de semana", "allowed .....SS 00:00-24:00"),
    ("nunca los domingos ni los lunes", "blocked M.....S 00:00-24:00"),
    ("trabajo de 7 a 3", "blocked MTWTF.. 07:00-15:00"),
    ("prefiero que me llamen por la tarde", "allowed MTWTFSS 12:00-17:00 ?"),
    ("solo los sabados despues de la una", "allowed .....S. 13:00-24:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[f"REGF-6B1-DESIG {text}" for text, _ in TIMES])
def test_times_in_any_words_become_a_schedule(text: str, expected: str, config: ComplianceConfig) -> None:
    assert shown(read_wishes(text, config.preferences)) == expected


PLACES = [
    ("im driving", "driving", None), ("at a funeral", "funeral", None), ("estoy en el hospital", "hospital", None),
    ("estoy manejando", "driving", None), ("im in a meeting", "elsewhere", None), ("im at work", "work", None),
    ("im at work til 5", "work", 17 * 60), ("estoy trabajando hasta las 6", "work", 18 * 60),
    ("im in class until 3", "school", 15 * 60), ("in court til noon", "elsewhere", 12 * 60), ("im in jail",
    "jail", None),
    ("im at the hospital with my son", "hospital", None), ("voy manejando ahorita", "driving", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "until"), PLACES, ids=[f"REGF-6B1-PLACE {row[0]}" for row in PLACES])
def test_a_place_said_now_is_a_place_for_now(
    text: str, place: str, until: int | None, config: ComplianceConfig
) -> None:
    wishes = read_wishes(text, config.preferences)
    assert wishes.place is not None
    assert (wishes.place.place, wishes.place.until, wishes.times) == (place, until, None)
    assert not wishes.needs_review


@pytest.mark.parametrize(
    "text", ["not a good time", "can we talk later", "its too late", "text me tomorrow", "mas tarde"]
)
def test_a_bad_moment_without_a_place_stops_the_thread_and_a_person_looks(text: str, config: ComplianceConfig) -> None:
    wishes = read_wishes(text, config.preferences)
    assert wishes.place is not None
    assert wishes.place.place == "moment"
    assert wishes.needs_review


@pytest.mark.parametrize("text", ["im not driving", "no estoy manejando", "when im driving i cant pay"])
def test_a_place_the_consumer_is_not_at_is_none(text: str, config: ComplianceConfig) -> None:
    wishes = read_wishes(text, config.preferences)
    assert wishes.place is None or wishes.needs_review


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("this is my work phone, boss doesn't allow it", "forbidden"),
        ("es el teléfono de mi trabajo, mi jefe no me deja", "forbidden"),
        ("this is my work phone", "likely"),
        ("dont call my work phone", None),
        ("no me llamen al trabajo", None),
    ],
)
def test_a_work_phone_is_the_number_itself_and_not_a_call_to_the_job(
    text: str, expected: str | None, config: ComplianceConfig
) -> None:
    """REGF-6B3."""
    wishes = read_wishes(text, config.preferences)
    assert wishes.work_phone == expected
    assert wishes.needs_review is (expected != "forbidden")


@pytest.mark.parametrize(
    ("text", "closed", "wanted", "review"),
    [
        ("don't call, text is fine", ("voice",), "sms", False),
        ("no llamadas, mensajes de texto está bien", ("voice",), "sms", False),
        ("text only", ("voice",), "sms", False),
        ("no calls", ("voice",), None, False),
        ("solo por correo", ("sms", "voice"), "email", True),
        ("please only email me", ("sms", "voice"), "email", True),
        ("i prefer email", (), "email", True),
        ("no emails", ("email",), None, False),
        ("E-mail is fine, no more texts", (), "email", True),
        ("no me llamen al trabajo", ("voice",), None, True),
    ],
)
def test_ways_of_contact_are_closed_only_where_it_is_said(
    text: str, closed: tuple[str, ...], wanted: str | None, review: bool, config: ComplianceConfig
) -> None:
    """REGF-14H1: other media are not inferred; somebody must use a way the assistant has not got."""
    wishes = read_wishes(text, config.preferences)
    assert wishes.media is not None
    assert (wishes.media.closed, wishes.media.wanted, wishes.needs_review) == (closed, wanted, review)
    assert wishes.times is None


@pytest.mark.parametrize(
    ("text", "lifts", "ends"),
    [
        ("any time is fine", True, False),
        ("you can text me whenever", True, False),
        ("cualquier hora está bien", True, False),
        ("me pueden escribir a cualquier hora", True, False),
        ("im home now", False, True),
        ("I can talk now", False, True),
        ("ya puedo hablar", False, True),
        ("please text me anytime", True, False),
        ("llámenme cuando gusten", True, False),
        ("whenever works", True, False),
        ("you people text me 24/7", False, False),
        ("you text me 24/7", False, False),
        ("whenever you text me my baby wakes up", False, False),
        ("why do you text me any time you want", False, False),
        ("why can you text me whenever", False, False),
        ("they call me whenever they like", False, False),
        ("you forget about the times i told you", False, False),
        ("me llaman a cualquier hora", False, False),
        ("por qué me pueden escribir a cualquier hora", False, False),
        ("me escriben cuando quieren", False, False),
        ("any time after 5", False, False),
        ("not any time is fine", False, False),
        ("when im home", False, False),
        ("i cant talk", False, False),
    ],
)
def test_a_wish_is_taken_back_in_plain_words_only(text: str, lifts: bool, ends: bool, config: ComplianceConfig) -> None:
    """REGF-6B1-DESIG: a complaint about being written to at all hours lifts nothing."""
    wishes = read_wishes(text, config.preferences)
    assert (wishes.lifts_all, wishes.ends_place) == (lifts, ends)


@pytest.mark.parametrize("text", ["", "once a week max", "only on my days off", "hello", "i can do 50 on friday?!"])
def test_what_is_not_understood_goes_to_a_person(text: str, config: ComplianceConfig) -> None:
    assert read_wishes(text, config.preferences).needs_review


_PIECES = st.sampled_from(
    [
        *("not", "only", "dont text me", "call", "after", "before", "until", "between", "and", "or", "to", "except"),
        *("9", "3", "0", "13", "10:30", "25:99", "pm", "am", "a.m.", "noon", "medianoche", "9-3", "mon-fri", "-", "–"),
        *("lunes", "viernes", "weekends", "mornings", "noche", "trabajo", "work", "while", "im at", "school"),
        *("solo", "no", "hasta las", "de la", ",", ".", "?", "¿"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map(" ".join)))
def test_reading_never_fails_and_what_is_read_can_be_said_or_is_left_unsaid(
    text: str, config: ComplianceConfig
) -> None:
    wishes = read_wishes(text, config.preferences)
    if wishes.times is None:
        return
    for start, end in wishes.times.blocked:
        assert 0 <= start < end <= WEEK
    for language in ("en", "es"):
        words = write_schedule(wishes.times.spans, language)
        assert words is None or (len(words) <= LONGEST and re.fullmatch(schedule_shape(language), words))


@pytest.mark.parametrize(
    "piece", ["9 to ", "after 6 ", "no lunes ", "im at ", "and ", "between 9 and ", "not text me ", "(" * 40]
)
def test_reading_is_bounded_in_time_whatever_is_repeated(piece: str, config: ComplianceConfig) -> None:
    started = time.perf_counter()
    read_wishes(piece * (200_000 // len(piece)), config.preferences)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("spans", "english", "spanish"),
    [
        ([Span((0, 1, 2, 3, 4), 540, 900)], "Monday to Friday from 9:00 AM to 3:00 PM",
        "de lunes a viernes de 9:00 a 15:00"),
        ([Span((4,), 0, DAY)], "on Friday", "los viernes"),
        ([Span((5, 6), 0, DAY)], "on Saturday and Sunday", "los sábados y domingos"),
        ([Span((0, 1, 2, 3, 4, 5, 6), 1080, DAY)], "after 6:00 PM", "después de las 18:00"),
        ([Span((0, 1, 2, 3, 4, 5, 6), 0, 600)], "before 10:00 AM", "antes de las 10:00"),
        ([Span((0, 2), 750, 780)], "on Monday and Wednesday from 12:30 PM to 1:00 PM",
        "los lunes y miércoles de 12:30 a 13:00"),
        ([], None, None),
        ([Span((day,), day * 60 + 480, day * 60 + 530) for day in range(7)], None, None),
    ],
)  # fmt: skip
def test_a_schedule_is_said_back_in_plain_words(spans: list[Span], english: str | None, spanish: str | None) -> None:
    """REGF-6B1-DESIG: the echo."""
    assert (write_schedule(spans, "en"), write_schedule(spans, "es")) == (english, spanish)


def test_ways_of_contact_are_said_back_in_plain_words() -> None:
    assert write_media(("voice",), "en") == "phone call"
    assert write_media(("sms", "voice"), "es") == "mensaje de texto o llamada"
    for language in ("en", "es"):
        assert re.fullmatch(media_shape(language), write_media(("sms", "web", "voice", "email", "letter"), language))


@given(st.lists(st.tuples(st.integers(0, WEEK), st.integers(0, WEEK))))
def test_spans_and_minutes_of_the_week_say_the_same(pairs: list[tuple[int, int]]) -> None:
    intervals = merge(pairs)
    assert intervals_of(spans_of(intervals)) == intervals
    assert complement(complement(intervals)) == intervals
    earlier = start_earlier(intervals, 5)
    assert merge((*earlier, *intervals)) == earlier


@pytest.mark.parametrize(
    ("text", "outside", "negotiating"),
    [
        ("no me escriban de lunes a viernes de 9 a 3", True, True),
        ("dont text me before 9", True, True),
        ("only weekends", True, False),
        ("not before 10am", True, False),
        ("mornings are bad", True, False),
        ("no mondays, tuesdays or thursdays", True, False),
        ("solo los sabados despues de la una", True, False),
        ("9-5 is no good", True, False),
        ("i can pay friday", False, False),
        ("not before friday", False, False),
        ("not friday, monday", False, False),
        ("only 50 on fridays", False, False),
        ("no 4-12-1986", False, False),
        ("4/12/1986 60601", False, False),
        ("only 20 to 30 a month", False, False),
        ("text me the link on friday", False, False),
        ("i cant pay on sundays", False, False),
        ("i never got a call back on friday", False, False),
        ("you never called me on monday", False, False),
        ("I never got the text on the 15th friday with the link", False, False),
        ("you did not call me on monday", False, False),
        ("no one called me on friday", False, False),
        ("nunca me llamaron el viernes", False, False),
        ("no me llegó el mensaje del viernes", False, False),
        ("nunca recibí la llamada del lunes", False, False),
        ("never call me on monday", True, True),
        ("do not text me on fridays", True, True),
        ("nunca me llamen los lunes", True, True),
    ],
)
def test_only_words_that_are_surely_about_contact_count_without_a_phrase(
    text: str, outside: bool, negotiating: bool, config: ComplianceConfig
) -> None:
    """REGF-6B1-DESIG: a weekday in a negotiation is a payment day."""
    assert is_surely_a_wish(text, config.preferences, is_negotiating=False) is outside
    assert is_surely_a_wish(text, config.preferences, is_negotiating=True) is negotiating
