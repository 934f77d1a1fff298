"""Reading a telephone number a person typed."""

import phonenumbers

from parley.errors import ParleyError


class WrongPhone(ParleyError):
    """What was given is no telephone number."""

    code = "wrong_phone"


def read_phone(typed: str) -> str:
    """Return the number in E.164; American numbers may come without the country code.

    Raises:
        WrongPhone: It cannot be a telephone number.
    """
    try:
        number = phonenumbers.parse(typed, "US")
    except phonenumbers.NumberParseException:
        raise WrongPhone("That is no telephone number; write it like +13125550101.") from None
    if not phonenumbers.is_possible_number(number):
        raise WrongPhone("That is no telephone number; write it like +13125550101.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
