"""Fetching a page: redirects are followed hop by hop, and nothing leads into the user's own network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from foedus.errors import RefusedAddress
from foedus.reading.fetching import fetch, is_public

LARGEST = 100_000


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to?"))
            self.end_headers()
        elif self.path == "/large":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * (2 * LARGEST))
        elif self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<p>Served to {self.headers['Host']}.</p>".encode())
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def here(host: str, port: int) -> tuple[str, ...]:
    """A resolver for which harbour.example is this machine and every other name its own address."""
    assert port > 0
    return ("127.0.0.1",) if host == "harbour.example" else (host,)


def get(address: str) -> bytes:
    return fetch(address, largest=LARGEST, resolve=here, allow_loopback=True).content


def test_a_page_is_fetched_by_its_name_from_the_checked_address(site: str) -> None:
    port = site.split(":")[1]
    assert get(f"http://harbour.example:{port}/page") == f"<p>Served to harbour.example:{port}.</p>".encode()


def test_the_type_that_the_server_gives_is_kept(site: str) -> None:
    assert fetch(f"http://{site}/page", allow_loopback=True).media_type == "text/html"


def test_a_redirect_is_followed(site: str) -> None:
    assert get(f"http://{site}/to?/page").startswith(b"<p>Served")


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.7/",
        "http://169.254.169.254/latest",
        "http://[::ffff:10.0.0.7]/",
        "file:///etc/passwd",
        "gopher://x/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(site: str, target: str) -> None:
    with pytest.raises(RefusedAddress, match=r"private network|only http"):
        get(f"http://{site}/to?{target}")


def test_a_circle_of_redirects_ends(site: str) -> None:
    with pytest.raises(RefusedAddress, match="redirects"):
        get(f"http://{site}/to?/to?/to?/to?/to?/to?/to?/page")


def test_a_page_that_is_too_large_is_refused(site: str) -> None:
    with pytest.raises(RefusedAddress, match="larger than"):
        get(f"http://{site}/large")


def test_a_missing_page_is_said(site: str) -> None:
    with pytest.raises(RefusedAddress, match="404"):
        get(f"http://{site}/nothing")


def test_loopback_is_refused_unless_it_is_allowed(site: str) -> None:
    with pytest.raises(RefusedAddress, match="private network"):
        fetch(f"http://{site}/page")


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(RefusedAddress, match=r"192\.168\.0\.5"):
        fetch("http://twofaced.example/", resolve=lambda *_: ("93.184.216.34", "192.168.0.5"))


def test_a_name_that_changes_its_meaning_is_looked_up_once_and_held_to() -> None:
    answers = iter([("10.1.2.3",), ("93.184.216.34",)])
    with pytest.raises(RefusedAddress, match=r"10\.1\.2\.3"):
        fetch("http://rebinding.example/", resolve=lambda *_: next(answers))
    assert next(answers) == ("93.184.216.34",)


def test_an_address_without_a_host_is_told_how_to_be_written() -> None:
    with pytest.raises(RefusedAddress, match="names no host; write it as https://host/page"):
        fetch("https://", largest=10)


@pytest.mark.parametrize(
    "address", ["http://user:secret@example.org/", "https://", "http://exa mple/", "javascript://x"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddress):
        fetch(address, resolve=here)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.5.5", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
