"""Real servers by the recipes of the guide: what the doctor says of each, and whether readers who return get old formulas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.browser import served
from tests.consumers.servers.crowd import READERS, crowd
from tests.consumers.servers.returning import deployed, missing, returns
from tests.consumers.servers.server import Server
from tests.consumers.servers.servers import SERVERS

RESULTS = Path(__file__).parent / "results" / "servers.md"
TIMES = 10  # each way: twenty deploys a server
SECONDS = 10
BEFORE = """\
# servers: the recipes of the guide, run

{day}, {browser}. Each server sends a site of two months ago by its recipe of docs/deploying.md (wrangler and netlify read \
the site's own `_headers`). Then another engine is deployed, {times} times for a reader who keeps nothing and {times} times \
for one who keeps the site for offline; right is the reader whose next visit answers by the new engine. At the end {readers} \
readers fetch the engine's files at once for {seconds} s, from this machine and on it, so what else it did is in the figure. \
Made by `python -m benchmarks servers`; nginx and Caddy are the machine's own (`MARGINARY_NGINX` and `MARGINARY_CADDY` name others). \
GitHub Pages and S3 with a CDN were not run.

| server | the doctor finds | new at the next visit | new, kept offline | engine files a second |
|---|---|---|---|---|
"""


def main() -> None:
    """Serve the site by each, and write the table."""
    with TemporaryDirectory() as work, served.browser() as chromium:
        site = served.build(Path(work) / "site")
        rows = list(_rows(site, chromium))
        before = BEFORE.format(
            day=date.today().isoformat(),
            browser=f"Chromium {chromium.version}",
            times=TIMES,
            readers=READERS,
            seconds=SECONDS,
        )
    RESULTS.write_text(before + "".join(rows), "utf-8")


def _rows(site: Path, chromium: Browser) -> Iterator[str]:
    for server in SERVERS.values():
        if server.missing:
            yield f"| {server.name} | not here | not run | not run | not run |\n"
            continue
        with TemporaryDirectory() as away:
            yield _row(server, site, Path(away), chromium)


def _row(server: Server, site: Path, away: Path, chromium: Browser) -> str:
    folder, own = deployed(site, away), away / "own"
    own.mkdir()
    with server.serving(folder, own) as address:
        found = _told(missing(address), server.otherwise)
        plain, kept = (
            sum(returns(chromium, address, folder, keeps=keeps) for _ in range(TIMES))
            for keeps in (False, True)
        )
        got = crowd(address, folder, SECONDS)
    came = f"{got.rate:,.0f}, {got.errors} errors"
    print(server.name, found, plain, kept, came, sep=" | ", flush=True)
    return f"| {server.version()} | {found} | {plain} of {TIMES} | {kept} of {TIMES} | {came} |\n"


def _told(found: list[str], otherwise: tuple[str, ...]) -> str:
    """What is found, but for what a program for development does otherwise than the host that it stands for."""
    own = [words for words in otherwise if any(words in one for one in found)]
    rest = [one for one in found if not any(words in one for words in own)]
    return "; ".join(rest) or (f"nothing but what is its own: {', '.join(own)}" if own else "nothing")
