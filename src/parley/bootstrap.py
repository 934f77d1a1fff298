"""The one place that wires everything; importing it does nothing."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import procrastinate
import yaml

from parley.clock import Clock, FixedClock, SystemClock
from parley.compliance.config import ComplianceConfig
from parley.compliance.jurisdictions import Jurisdictions
from parley.compliance.jurisdictions_reader import read_jurisdictions
from parley.compliance.notice_texts import LANGUAGES, NoticeTexts
from parley.outbound.alerts import WebhookAlerts
from parley.outbound.pacing import Pace
from parley.outbound.rasa import RasaAssistant
from parley.outbound.twilio import TwilioCarrier
from parley.services.context import Services
from parley.services.ports import Alerts, Assistant, Carrier
from parley.services.rule_register import load_register
from parley.services.seal import Seal
from parley.services.vault import Vault
from parley.services.wording import Wording
from parley.settings import Settings
from parley.storage.database import Database
from parley.storage.jobs import make_jobs

DEMO_APPROVAL: Final = "demo-loopback"
_DEMO_VALUE: Final = "demo-"
_LONG_CODE_PARTS_PER_S: Final = 1.0
"""What the provider sends for an ordinary number; its queue takes the rest, out of our reach."""
_SPACING_S: Final = 5.0
"""Between two texts to one number, or the provider refuses them with 30022."""


@dataclass(frozen=True)
class Application:
    """Settings and everything built from them."""

    settings: Settings
    services: Services
    jobs: procrastinate.App

    async def close(self) -> None:
        """Give the connections back."""
        await self.services.db.close()


def load_compliance(settings: Settings) -> ComplianceConfig:
    """Read the values counsel owns (`config/compliance.yml`)."""
    text = (settings.config_dir / "compliance.yml").read_text(encoding="utf-8")
    config = ComplianceConfig.from_mapping(yaml.safe_load(text))
    return config if settings.demo else without_demo_values(config)


def load_jurisdictions(settings: Settings) -> Jurisdictions:
    """Read what states and cities want (`config/jurisdictions.yml`)."""
    # The C loader: every process reads the file at its start.
    text = (settings.config_dir / "jurisdictions.yml").read_text(encoding="utf-8")
    return read_jurisdictions(yaml.load(text, Loader=yaml.CSafeLoader))


def without_demo_values(config: ComplianceConfig) -> ComplianceConfig:
    """Drop the approvals, the campaign and the licences that are made up for the demo (TW-ELIG, LICENCE-STATE)."""
    real = {
        role: None if value == DEMO_APPROVAL else value for role, value in config.program.provider_approval_id.items()
    }
    campaign = config.program.campaign_id
    licences = {
        state: None if licence and licence.number.startswith(_DEMO_VALUE) else licence
        for state, licence in config.licensing.licences.items()
    }
    return replace(
        config,
        program=replace(
            config.program,
            provider_approval_id=real,
            campaign_id=None if campaign and campaign.startswith(_DEMO_VALUE) else campaign,
        ),
        licensing=replace(config.licensing, licences=licences),
    )


def load_notices(settings: Settings) -> dict[str, NoticeTexts]:
    """Read the approved texts of notices (`config/notices`); a closed slot is left out."""
    found = {}
    for language in LANGUAGES:
        document = yaml.safe_load((settings.config_dir / "notices" / f"{language}.yml").read_text(encoding="utf-8"))
        texts = NoticeTexts.from_mapping(document, language)
        if texts is not None:
            found[language] = texts
    return found


def build(settings: Settings, *, pool_size: int = 10) -> Application:
    """Wire the application; opens no connection yet. A mistake in the register of rules stops the start here."""
    load_register(settings.config_dir)
    clock: Clock = FixedClock(settings.clock) if settings.clock is not None else SystemClock()
    jobs = make_jobs(settings.database_url)
    compliance = load_compliance(settings)
    services = Services(
        db=Database(settings.sqlalchemy_url, clock=clock, jobs=jobs, demo=settings.demo, pool_size=pool_size),
        wording=Wording.load(settings.domain_file),
        compliance=compliance,
        jurisdictions=load_jurisdictions(settings),
        vault=Vault(settings.secret_key.get_secret_value(), lifetime=timedelta(minutes=compliance.identity.vault_min)),
        seal=Seal(settings.secret_key.get_secret_value(), settings.signing_key.get_secret_value()),
        notices=load_notices(settings),
    )
    return Application(settings, services, jobs)


def build_assistant(settings: Settings) -> Assistant:
    """Return the client of Rasa."""
    return RasaAssistant(settings.rasa_url, settings.channel_token.get_secret_value())


def build_carrier(settings: Settings) -> Carrier:
    """Return the client of Twilio."""
    return TwilioCarrier(
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token.get_secret_value(),
        sender=settings.twilio_from,
        messaging_service_sid=settings.twilio_messaging_service_sid,
        api_base=settings.twilio_api_base,
    )


def build_pace(settings: Settings) -> Pace | None:
    """Return how fast texts leave: as set, else as slowly as a long code at Twilio itself needs, and freely elsewhere."""
    is_real = not settings.twilio_api_base
    parts = settings.sms_parts_per_s if settings.sms_parts_per_s is not None else _LONG_CODE_PARTS_PER_S * is_real
    spacing = settings.sms_spacing_s if settings.sms_spacing_s is not None else _SPACING_S * is_real
    return Pace(parts_per_s=parts, spacing_s=spacing) if parts or spacing else None


def build_alerts(settings: Settings) -> Alerts:
    """Return the way to whoever is on call; without an address it reaches nobody."""
    return WebhookAlerts(settings.alert_webhook.get_secret_value())
