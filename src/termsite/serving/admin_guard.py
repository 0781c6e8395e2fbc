"""Who may speak to what edits: a page of this very server, in a browser on this very machine.

A page of another site cannot send what is asked here, whatever name it has the browser look up.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address

NAMES = ("127.0.0.1", "localhost", "[::1]")


def stranger(headers: Mapping[str, str], client: str, port: int) -> str:
    """Return why a request is not answered, or nothing for one from this machine and by its name."""
    if not ip_address(client).is_loopback:
        return "Terms are edited only on the machine that serves them."
    if headers.get("Host") not in {f"{name}:{port}" for name in NAMES}:
        return f"Open this page as http://127.0.0.1:{port}, and by no other name."
    return ""


def forged(headers: Mapping[str, str]) -> str:
    """Return why a request to write is not answered, or nothing for one from a page of this server."""
    if headers.get("Origin") != f"http://{headers.get('Host')}":
        return "Only a page of this server may write; this request comes from another."
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return "Only a page of this server may write; this request comes from another site."
    if headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
        return "What is written comes as JSON."
    return ""
