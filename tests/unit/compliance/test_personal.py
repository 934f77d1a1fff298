"""What points to a person goes out of a text that others will read; the rest of the sentence stays."""

from datetime import date

import pytest

from parley.compliance.personal import KnownPerson, mask_contact_details, mask_personal

TODAY = date(2026, 11, 21)
MARIA = KnownPerson(
    names=("María José García-López",),
    born_on=(date(1986, 4, 12),),
    numbers=(("+13125550142", "[number]"), ("60601", "[zip]"), ("TST-000123", "[ref]"), ("4821", "[ssn4]")),
    emails=("mj@inbox.example",),
    streets=("12 Invented Lane",),
    cities=("Sometown",),
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("this is maria garcia how much", "this is [name] how much", id="name in lower case"),
        pytest.param("Soy MARÍA, cuanto debo", "Soy [name], cuanto debo", id="name in capitals with accent"),
        pytest.param("soy lopez", "soy [name]", id="half of a double name"),
        pytest.param("it's maria's account", "it's [name] account", id="possessive"),
        pytest.param("ask mariagarcia77", "ask [name]", id="name inside a word"),
        pytest.param("call (312) 555-0142", "call [number]", id="telephone on file, grouped"),
        pytest.param("im at 3125550142 now", "im at [number] now", id="telephone on file, in one piece"),
        pytest.param("zip 60601 ok", "zip [zip] ok", id="ZIP on file"),
        pytest.param("my ref is tst 000123", "my ref is [ref]", id="reference on file, written apart"),
        pytest.param("it ends in 4821", "it ends in [ssn4]", id="last four on file"),
        pytest.param("write MJ@inbox.example", "write [email]", id="e-mail on file"),
        pytest.param(
            "still on invented ln in sometown", "still on [street] ln in [city]", id="street and city on file"
        ),
        pytest.param("born 12.04.1986", "born [dob]", id="date of birth, day first"),
        pytest.param("4/12/86 thats me", "[dob] thats me", id="date of birth, short year"),
        pytest.param("april 12 86", "[dob]", id="date of birth in words"),
    ],
)
def test_what_is_on_file_is_masked_however_it_is_written(text: str, masked: str) -> None:
    assert mask_personal(text, person=MARIA, today=TODAY) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("my name is bob jones and i paid", "my name is [name] and i paid", id="my name is"),
        pytest.param(
            "last name is nguyen, first name thuy", "last name is [name], first name [name]", id="first, last"
        ),
        pytest.param("me llamo carla mendez", "me llamo [name]", id="me llamo"),
        pytest.param("si, soy la señora delgado", "si, soy la señora [name]", id="señora"),
        pytest.param("tell Mr. Smith i called", "tell Mr. [name] i called", id="title"),
        pytest.param("this is Carla Mendez his wife", "this is [name] his wife", id="this is, capitalised"),
        pytest.param("my name is not Darnell", "my name is not [name]", id="somebody one is not"),
        pytest.param("soy Ana pero paga Ana", "soy [name] pero paga [name]", id="named again"),
        pytest.param("702.555.0119 is new", "[number] is new", id="any telephone"),
        pytest.param("call three one two five five five zero one", "call [number]", id="telephone spelt out"),
        pytest.param("use tasha.w@example.org", "use [email]", id="any e-mail"),
        pytest.param("tasha at gmail dot com", "[email]", id="e-mail spelt out"),
        pytest.param("see www.example.com/me?id=7", "see [link]", id="link"),
        pytest.param("now at 412 elm st apt 3", "now at [street]", id="street"),
        pytest.param("vivo en calle Juarez 45", "vivo en [street]", id="calle"),
        pytest.param("send to PO box 77", "send to [street]", id="post box"),
        pytest.param("my dob is 7/4/1990", "my dob is [dob]", id="any date of birth"),
        pytest.param("born in 1986", "born in [dob]", id="year of birth"),
        pytest.param("card 4111 1111 1111 1111", "card [card]", id="card"),
        pytest.param("ssn 123-45-6789", "ssn [ssn]", id="social security number"),
        pytest.param("case number 23-10455", "case number [number]", id="court case"),
        pytest.param("ref ABC12345", "ref [ref]", id="reference"),
    ],
)
def test_what_points_to_somebody_nobody_told_us_of_is_masked_too(text: str, masked: str) -> None:
    assert mask_personal(text, today=TODAY) == masked


@pytest.mark.parametrize(
    "text",
    [
        "can i pay 50 every 2 wks",
        "i can do 1500 now and 100 on 12/4/26",
        "paid on 3/4/2024",
        "pay on 2026-12-04",
        "you spelled my name wrong",
        "my name is wrong on the letter",
        "im driving, call at 5 pm",
        "i want to talk to my attorney first",
        "la señora que me atendio",
        "is there 1 other way",
        "[dob] and [zip], what else",
        "$1,234,567 no way",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert mask_personal(text, today=TODAY) == text


def test_a_person_known_is_not_printed() -> None:
    assert repr(MARIA) == "KnownPerson(...)"


def test_contact_details_leave_names_and_sums_alone() -> None:
    assert mask_contact_details("carla owes 12000, call 702-555-0119") == "carla owes 12000, call [number]"
