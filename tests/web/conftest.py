"""A running fake gateway and a real browser for the widget's tests."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("PARLEY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 30


class FakeGateway:
    """Address of the fake gateway and its control calls."""

    def __init__(self, url: str) -> None:
        """Remember the base address."""
        self.url = url

    def control(self, name: str, **query: str) -> bytes:
        """Call one control route."""
        return _get(self.url, f"/control/{name}?{urllib.parse.urlencode(query)}")


def _get(url: str, path: str) -> bytes:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def gateway_url() -> Iterator[str]:
    """Start the fake gateway on a free port for one module."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "fake_gateway:app", "--port", str(port), "--log-level", "warning"]
    process = subprocess.Popen(command, cwd=Path(__file__).parent)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            _get(url, "/widget.js")
        except ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the fake gateway did not start")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser per module: Playwright keeps an event loop running, which async tests elsewhere must not meet."""
    if CHROMIUM is None:
        message = "There is no Chromium on this machine: install it, or set PARLEY_CHROMIUM to its path."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def gateway(gateway_url: str) -> FakeGateway:
    """The fake gateway's controls."""
    return FakeGateway(gateway_url)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor with a desktop screen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, gateway: FakeGateway) -> Iterator[Page]:
    """A host page with the widget; any script error or blocked resource fails the test."""
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if "Content Security Policy" in line.text else None)
    page.goto(f"{gateway.url}/page")
    yield page
    assert problems == []
