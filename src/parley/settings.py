"""Typed settings, read once from `PARLEY_*` environment variables. See `docs/configuration.md`."""

from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from parley.errors import ParleyError

PROJECT_ROOT: Final = Path(__file__).resolve().parents[2]
_REQUIRED_OUTSIDE_DEMO: Final = (
    "secret_key",
    "signing_key",
    "actions_token",
    "channel_token",
    "twilio_account_sid",
    "twilio_auth_token",
)


class SettingsError(ParleyError):
    """A setting is missing or wrong; the message names the variable."""

    code = "settings"


class Settings(BaseSettings):
    """Everything that differs between installations. Floors, caps and contact windows are not here: they are records."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", extra="ignore", env_ignore_empty=True)

    database_url: str = ""
    port: int = 8080
    public_url: str = ""
    secret_key: SecretStr = SecretStr("")
    signing_key: SecretStr = SecretStr("")
    demo: bool = False
    rasa_url: str = "http://127.0.0.1:5005"
    actions_token: SecretStr = SecretStr("")
    channel_token: SecretStr = SecretStr("")
    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr = SecretStr("")
    twilio_from: str = ""
    twilio_messaging_service_sid: str = ""
    twilio_api_base: str = ""
    sms_parts_per_s: float | None = None
    sms_spacing_s: float | None = None
    clock: datetime | None = None
    data_dir: Path = PROJECT_ROOT / ".parley"
    config_dir: Path = PROJECT_ROOT / "config"
    domain_file: Path = PROJECT_ROOT / "domain.yml"
    worker_concurrency: int = 8
    terms_four_eyes: bool = False
    alert_webhook: SecretStr = SecretStr("")

    @field_validator("public_url", "rasa_url", "twilio_api_base")
    @classmethod
    def _without_trailing_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("sms_parts_per_s", "sms_spacing_s")
    @classmethod
    def _is_a_rate(cls, value: float | None) -> float | None:
        if value is not None and not 0 <= value <= 1000:
            raise ValueError("it must be a number from 0 (no limit) to 1000")
        return value

    @field_validator("alert_webhook")
    @classmethod
    def _is_web_address(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not value.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("it must be an address that starts with https:// or http://")
        return value

    @property
    def base_url(self) -> str:
        """The address the outside world uses; Twilio signs exactly this."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def sqlalchemy_url(self) -> str:
        """The database address with SQLAlchemy's psycopg 3 driver named."""
        return "postgresql+psycopg://" + self.database_url.split("://", 1)[1]


def _variable(field: str) -> str:
    return f"PARLEY_{field.upper()}"


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: A value cannot be read, or a secret is missing outside demo mode; one sentence names the variable.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise SettingsError(f"{_variable(str(first['loc'][0]))} is wrong: {first['msg']}.") from None
    if not settings.database_url.startswith(("postgresql://", "postgres://")):
        raise SettingsError(
            "PARLEY_DATABASE_URL must be a PostgreSQL address such as postgresql://user:password@host/parley."
        )
    for field in _REQUIRED_OUTSIDE_DEMO:
        value = getattr(settings, field)
        if not (value.get_secret_value() if isinstance(value, SecretStr) else value):
            raise SettingsError(f"{_variable(field)} is not set; Parley does not start without it.")
    if not (settings.twilio_from or settings.twilio_messaging_service_sid):
        raise SettingsError(
            "Set PARLEY_TWILIO_FROM or PARLEY_TWILIO_MESSAGING_SERVICE_SID; Parley needs a sender for texts."
        )
    if settings.clock is not None and not settings.demo:
        raise SettingsError("PARLEY_CLOCK is honoured only with PARLEY_DEMO=1; remove it.")
    return settings
