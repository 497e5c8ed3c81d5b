"""Fetches one page of the open web, and nothing that stands behind the user's own network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

from foedus.errors import RefusedAddress

HOPS = 5  # redirects followed; news sites need two or three
CONNECT_SECONDS, READ_SECONDS, ALL_SECONDS = 10.0, 15.0, 60.0
LARGEST = 20_000_000  # bytes of one page
AGENT = "foedus (reads one page for its user)"
Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: where it really stood, its bytes, and the type that the server gave it."""

    address: str
    content: bytes
    media_type: str


def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """All internet addresses of a name, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(
    address: str, *, largest: int = LARGEST, resolve: Resolve = addresses_of, allow_loopback: bool = False
) -> Page:
    """Raises `RefusedAddress`. Each hop is checked anew, and the connection goes to the very address that was checked,
    so that a name which changes its meaning between check and connection leads nowhere."""
    deadline = time.monotonic() + ALL_SECONDS
    here = address
    for _ in range(HOPS + 1):
        url = _checked_url(here, address)
        host_address = _checked_host(url, address, resolve, allow_loopback)
        step = _get(url, host_address, address, largest, deadline)
        if isinstance(step, Page):
            return step
        here = step
    raise RefusedAddress(address, f"leads through more than {HOPS} redirects", "open it in a browser and save the page")


def _checked_url(here: str, address: str) -> httpx.URL:
    try:
        url = httpx.URL(here)
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedAddress(address, "is no valid address", "write it as https://host/page") from error
    if url.scheme in ("http", "https") and not url.host:
        raise RefusedAddress(address, "names no host", "write it as https://host/page")
    if url.scheme not in ("http", "https"):
        raise RefusedAddress(
            address, f"leads to a {url.scheme or 'nameless'} address", "only http and https are fetched"
        )
    if url.userinfo:
        raise RefusedAddress(address, "carries a user name or password", "leave them out")
    return url


def _checked_host(url: httpx.URL, address: str, resolve: Resolve, allow_loopback: bool) -> str:
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = resolve(url.host, port)
    except (OSError, UnicodeError) as error:
        raise RefusedAddress(
            address, f"the name {url.host} is not known", "check the address and the network"
        ) from error
    if not found:
        raise RefusedAddress(address, f"the name {url.host} is not known", "check the address and the network")
    # One private address among public ones is enough to refuse: the next connection might take it.
    for each in found:
        if not is_public(each) and not (allow_loopback and ipaddress.ip_address(each).is_loopback):
            remedy = "save the page to a file if you trust it"
            raise RefusedAddress(address, f"{url.host} stands in a private network ({each})", remedy)
    return found[0]


def is_public(address: str) -> bool:
    """An address of the open internet: not private, loopback, link-local, reserved, multicast or one in disguise."""
    try:
        parsed = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if inner is None and parsed in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _get(url: httpx.URL, host_address: str, address: str, largest: int, deadline: float) -> Page | str:
    """The page, or the address that a redirect names."""
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": "identity"}
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    try:
        with (
            httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream(
                "GET", url.copy_with(host=host_address), headers=headers, extensions={"sni_hostname": url.host}
            ) as response,
        ):
            if response.has_redirect_location:
                return str(url.join(response.headers["location"]))
            return _page(response, str(url), address, largest, deadline)
    except httpx.TimeoutException as error:
        raise RefusedAddress(address, "the server does not answer in time", "try again, or save the page") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        what = f"cannot be fetched ({type(error).__name__})"
        raise RefusedAddress(address, what, "check the address and the network") from error


def _page(response: httpx.Response, here: str, address: str, largest: int, deadline: float) -> Page:
    if response.status_code != httpx.codes.OK:
        raise RefusedAddress(
            address, f"the server answers {response.status_code}", "open it in a browser and save the page"
        )
    stated = response.headers.get("content-length", "")
    parts: list[bytes] = []
    size = int(stated) if stated.isdecimal() else 0
    if size > largest:
        raise _too_large(address, largest)
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > largest:
            raise _too_large(address, largest)
        if time.monotonic() > deadline:
            raise RefusedAddress(address, f"takes longer than {ALL_SECONDS:.0f} seconds", "save the page to a file")
        parts.append(part)
    media_type = response.headers.get("content-type", "").split(";", 1)[0].strip().lower()
    return Page(here, b"".join(parts), media_type)


def _too_large(address: str, largest: int) -> RefusedAddress:
    return RefusedAddress(address, f"is larger than {largest / 1e6:.0f} MB", "save the part that matters to a file")
