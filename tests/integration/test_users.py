"""People who use the console: names, passwords, roles."""

import pytest

from parley.services.context import Services
from parley.services.users import UserExists, UserRefused, add_user, check_password, set_password
from parley.storage.tables import (
    AuditEvent,
    Collector,
)
from tests.integration.test_import import PASSWORD, counts, everything


async def test_a_user_gets_in_with_the_right_name_and_password_only(services: Services) -> None:
    added = await add_user(services, name="Ana Núñez", role="collector", password=PASSWORD)
    assert await check_password(services, "Ana Núñez", PASSWORD) == added
    for name, password in (
        ("Ana Núñez", PASSWORD + "!"),
        ("Ana", PASSWORD),
        ("", ""),
        ("Ana Núñez", "x" * 10_000),
        ("\x00", "x"),
    ):
        assert await check_password(services, name, password) is None
    [stored] = await everything(services, Collector)
    assert stored.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"password": "x" * 11}, "at least 12", id="11 characters"),
        pytest.param({"password": "x" * 257}, "at most 256", id="257 characters"),
        pytest.param({"role": "owner"}, "role", id="unknown role"),
        pytest.param({"name": ""}, "name", id="no name"),
        pytest.param({"name": " ana"}, "name", id="space before the name"),
        pytest.param({"name": "a\nb"}, "name", id="line break in the name"),
        pytest.param({"name": "a" * 65}, "name", id="65 letters"),
    ],
)
async def test_a_user_who_cannot_be_is_refused_in_one_sentence(
    services: Services, change: dict[str, str], says: str
) -> None:
    with pytest.raises(UserRefused, match=says):
        await add_user(services, **({"name": "ana", "role": "collector", "password": PASSWORD} | change))
    assert await counts(services, Collector, AuditEvent) == [0, 0]


@pytest.mark.parametrize("length", [12, 256])
async def test_the_shortest_and_the_longest_password_are_taken(services: Services, length: int) -> None:
    added = await add_user(services, name="ana", role="admin", password="p" * length)
    assert await check_password(services, "ana", "p" * length) == added


async def test_a_name_is_given_once_and_its_password_can_be_changed(services: Services) -> None:
    added = await add_user(services, name="ana", role="collector", password=PASSWORD)
    with pytest.raises(UserExists):
        await add_user(services, name="ana", role="admin", password=PASSWORD)
    await set_password(services, name="ana", password="another password")
    assert await check_password(services, "ana", PASSWORD) is None
    assert await check_password(services, "ana", "another password") == added
    with pytest.raises(UserRefused):
        await set_password(services, name="bob", password=PASSWORD)
