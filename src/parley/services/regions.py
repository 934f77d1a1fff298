"""Which time zones a person may be in, from the area code and the postal state.

Source: compliance catalogue REGF-6B1-TIME: every plausible zone counts, and an unknown one closes the window.
"""

from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import timezone as phone_timezone

from parley.services.zip_zones import zip_zone

_EASTERN: Final = ("America/New_York",)
_CENTRAL: Final = ("America/Chicago",)
_MOUNTAIN: Final = ("America/Denver",)
_PACIFIC: Final = ("America/Los_Angeles",)

# States in one zone, then those that two or more share; territories included.
STATE_ZONES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ["CT", "DC", "DE", "GA", "MA", "MD", "ME", "NC", "NH", "NJ", "NY", "OH", "PA", "RI", "SC", "VA", "VT", "WV"],
        _EASTERN,
    ),
    **dict.fromkeys(["AL", "AR", "IA", "IL", "LA", "MN", "MO", "MS", "OK", "WI"], _CENTRAL),
    **dict.fromkeys(["CO", "MT", "NM", "UT", "WY"], _MOUNTAIN),
    **dict.fromkeys(["CA", "NV", "WA"], _PACIFIC),
    **dict.fromkeys(["FL", "IN", "KY", "MI", "TN"], _EASTERN + _CENTRAL),
    **dict.fromkeys(["KS", "ND", "NE", "SD", "TX"], _CENTRAL + _MOUNTAIN),
    **dict.fromkeys(["ID", "OR"], _MOUNTAIN + _PACIFIC),
    "AZ": ("America/Phoenix", "America/Denver"),
    "AK": ("America/Anchorage", "America/Adak"),
    "HI": ("Pacific/Honolulu",),
    "PR": ("America/Puerto_Rico",),
    "VI": ("America/St_Thomas",),
    "GU": ("Pacific/Guam",),
    "MP": ("Pacific/Saipan",),
    "AS": ("Pacific/Pago_Pago",),
}


@lru_cache(maxsize=4096)
def phone_zones(phone_e164: str) -> tuple[str, ...]:
    """Return the zones of a number's area code; empty when the number says nothing."""
    try:
        zones = phone_timezone.time_zones_for_number(phonenumbers.parse(phone_e164))
    except phonenumbers.NumberParseException:
        return ()
    return tuple(zone for zone in zones if zone != "Etc/Unknown")


def zones_for(*, phone_e164: str | None, state: str | None, zip_code: str | None = None) -> tuple[str, ...]:
    """Return the sorted union of all plausible zones; empty means unknown and closes the contact window.

    A ZIP code narrows a state of two zones down only where its prefix lies in one of them for sure.
    """
    zones: set[str] = set()
    if phone_e164:
        zones.update(phone_zones(phone_e164))
    if state:
        narrowed = zip_zone(state, zip_code) if zip_code else None
        zones.update((narrowed,) if narrowed else STATE_ZONES.get(state.upper(), ()))
    return tuple(sorted(zones))


def home_zone(*, phone_e164: str | None, state: str | None) -> str:
    """Return the zone whose calendar day is the consumer's "today": the postal state's main one, else the area code's."""
    if state and state.upper() in STATE_ZONES:
        return STATE_ZONES[state.upper()][0]
    zones = phone_zones(phone_e164) if phone_e164 else ()
    return zones[0] if zones else "America/New_York"
