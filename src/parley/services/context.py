"""What every use case needs, wired once in `bootstrap`."""

from collections.abc import Mapping
from dataclasses import dataclass

from parley.compliance.config import ComplianceConfig
from parley.compliance.jurisdictions import Jurisdictions
from parley.compliance.notice_texts import NoticeTexts
from parley.services.seal import Seal
from parley.services.vault import Vault
from parley.services.wording import Wording
from parley.storage.database import Database


@dataclass(frozen=True)
class Services:
    """The wired application, as doors hand it to use cases."""

    db: Database
    wording: Wording
    compliance: ComplianceConfig
    jurisdictions: Jurisdictions
    vault: Vault
    seal: Seal
    notices: Mapping[str, NoticeTexts]
    """Approved texts of notices by language; a closed slot is not in it."""

    @property
    def brand_fields(self) -> Mapping[str, str]:
        """Fields every response may use; all of them debt-neutral."""
        program = self.compliance.program
        return {
            "brand": program.brand,
            "bot_name": program.bot_name,
            "help_phone": program.help_phone,
            "site": program.site,
        }
