"""Between the product and its loopback Twilio: writes down every exchange, and can hold an answer back."""

import http.client
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_HOP_BY_HOP = {"host", "connection", "transfer-encoding", "content-length"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of the product's Twilio client, byte for byte, and what it was answered."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    status: int
    answer: bytes

    @property
    def form(self) -> dict[str, str]:
        """The fields of a message that was sent."""
        return {name: values[0] for name, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}


@dataclass(frozen=True, slots=True)
class Hold:
    """A text that is kept from being answered, before or after Twilio has accepted it."""

    is_before: bool
    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)


class Carrier:
    """A recording proxy in front of `/demo/twilio`."""

    def __init__(self) -> None:
        """Listen on a free port; `serve` needs the product's port."""
        self.exchanges: list[Exchange] = []
        self._product_port = 0
        self._holds: dict[str, Hold] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def address(self, product_port: int) -> str:
        """Start serving, and return what `PARLEY_TWILIO_API_BASE` shall be."""
        self._product_port = product_port
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_address[1]}/demo/twilio"

    def close(self) -> None:
        """Stop serving."""
        self.let_go()
        self._server.shutdown()
        self._server.server_close()

    def sent_to(self, number: str) -> list[str]:
        """Return the texts accepted for a number, in order."""
        return [each.form["Body"] for each in self.exchanges if _is_accepted(each) and each.form["To"] == number]

    def hold_answer_to(self, number: str) -> threading.Event:
        """Let Twilio accept the next text to `number` but keep the answer back; the event is set when it was accepted."""
        self._holds[number] = Hold(is_before=False)
        return self._holds[number].reached

    def lose(self, number: str) -> threading.Event:
        """Let the next text to `number` go no further than here; the event is set when it has come."""
        self._holds[number] = Hold(is_before=True)
        return self._holds[number].reached

    def let_go(self) -> None:
        """Answer what was held back."""
        for number in list(self._holds):
            self._holds.pop(number).go_on.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        carrier = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._forward(b"")

            def do_POST(self) -> None:
                self._forward(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

            def _forward(self, body: bytes) -> None:
                hold = carrier._holds.get(recipient(body)) if body else None
                if hold is not None and hold.is_before:
                    carrier._wait(hold)
                    self.close_connection = True
                    return
                exchange = carrier._exchange(self.command, self.path, dict(self.headers.items()), body)
                if hold is not None and _is_accepted(exchange):
                    carrier._wait(hold)
                try:
                    self.send_response(exchange.status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(exchange.answer)))
                    self.end_headers()
                    self.wfile.write(exchange.answer)
                except OSError:
                    self.close_connection = True  # whoever asked has been killed

            def log_message(self, *_: object) -> None:
                return

        return Handler

    def _wait(self, hold: Hold) -> None:
        hold.reached.set()
        hold.go_on.wait(60)

    def _exchange(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Exchange:
        connection = http.client.HTTPConnection("127.0.0.1", self._product_port, timeout=30)
        try:
            kept = {name: value for name, value in headers.items() if name.lower() not in _HOP_BY_HOP}
            connection.request(method, target, body=body or None, headers=kept)
            response = connection.getresponse()
            status, answer = response.status, response.read()
        except OSError:
            status, answer = 503, b"{}"
        finally:
            connection.close()
        parts = urlsplit(target)
        exchange = Exchange(method, parts.path, parts.query, headers, body, status, answer)
        self.exchanges.append(exchange)
        return exchange


def recipient(body: bytes) -> str:
    """Return to whom a text is addressed."""
    return parse_qs(body.decode()).get("To", [""])[0]


def _is_accepted(exchange: Exchange) -> bool:
    return exchange.method == "POST" and exchange.status == 201
