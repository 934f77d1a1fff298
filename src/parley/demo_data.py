"""Load the demo: two creditors with their terms, invented people with accounts, and a supervisor for the console.

Run as `python -m parley.demo_data`; a second run changes nothing. Everything goes through the use cases real data goes
through, so the demo proves them. The people do not exist: their telephone numbers are of the range kept for fiction.
"""

import asyncio
import csv
import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import select

from parley.bootstrap import build
from parley.errors import ParleyError
from parley.logs import configure_logs
from parley.services.context import Services
from parley.services.import_accounts import import_accounts
from parley.services.terms_apply import TermsVersionTaken, apply_terms
from parley.services.users import UserExists, add_user, check_password, set_password
from parley.settings import PROJECT_ROOT, Settings, SettingsError, load_settings
from parley.storage.tables import Account

ACCOUNTS_FILE: Final = PROJECT_ROOT / "data" / "demo" / "accounts.csv"
USER_NAME: Final = "demo"
DEFAULT_PASSWORD: Final = "parley-demo-console"  # noqa: S105 - made public on purpose; demo only
_DATES: Final = ("opened_on", "itemization_date", "charged_off_on", "last_payment_on", "sms_consent_at")

log = structlog.get_logger()


async def load_demo(services: Services, settings: Settings, *, password: str) -> int:
    """Bring everything of the demo in that is not there yet; return how many accounts were imported.

    Raises:
        SettingsError: This is not a demo.
    """
    if not settings.demo:
        raise SettingsError("Demo data is loaded only with PARLEY_DEMO=1.")
    for file in sorted((settings.config_dir / "terms").glob("*.yml")):
        try:
            await apply_terms(services, file)
        except TermsVersionTaken:
            # Somebody tried terms of their own in this demo; those are later, so they stay.
            log.info("demo.terms_kept", file=file.name)
    imported = await _import_missing(services, ACCOUNTS_FILE)
    await _open_console(services, password)
    return imported


async def _import_missing(services: Services, file: Path) -> int:
    async with services.db.work() as work:
        found = await work.session.execute(select(Account.creditor_id, Account.account_ref))
        known = {(row.creditor_id, row.account_ref) for row in found}
        today = work.now.date()
    reader = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))
    rows = [row for row in reader if _has_happened(row, today)]
    missing = [row for row in rows if (row["creditor_id"], row["account_ref"]) not in known]
    if not missing:
        return 0
    return (await import_accounts(services, _as_csv(reader.fieldnames or (), missing))).accounts


def _has_happened(row: Mapping[str, str], today: date) -> bool:
    """Leave out what lies ahead of a demo whose clock was set back: such an account does not exist yet."""
    return all(row[name][:10] <= today.isoformat() for name in _DATES)


def _as_csv(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


async def _open_console(services: Services, password: str) -> None:
    """Let the demo's supervisor in with the given password, also when an earlier start gave another one."""
    try:
        await add_user(services, name=USER_NAME, role="supervisor", password=password)
    except UserExists:
        if await check_password(services, USER_NAME, password) is None:
            await set_password(services, name=USER_NAME, password=password)


async def _run() -> None:
    settings = load_settings()
    application = build(settings, pool_size=2)
    try:
        password = os.environ.get("PARLEY_DEMO_PASSWORD") or DEFAULT_PASSWORD
        imported = await load_demo(application.services, settings, password=password)
    finally:
        await application.close()
    log.info("demo.loaded", accounts=imported)


def main() -> int:
    """Load the demo data; return the exit status."""
    configure_logs("demo")
    try:
        asyncio.run(_run())
    except ParleyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
