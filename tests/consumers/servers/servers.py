"""The servers of the guide that can be run here."""

from __future__ import annotations

import os
import subprocess
from grp import getgrgid
from pathlib import Path
from pwd import getpwuid

from tests.consumers.servers.server import Command, Server, program, recipe

# What a whole file of nginx needs around the guide's part: nothing of it is written outside the folder.
# As root it would serve as somebody who may not read what the tests have built.
NGINX = """daemon off; user {user} {group}; worker_processes 1; pid {away}/pid; error_log stderr;
events {{}}
http {{ access_log off; {own}
{recipe}}}
"""
OWN = "client_body proxy fastcgi uwsgi scgi"
CADDY = "{{\n\tadmin off\n\tauto_https off\n}}\n{recipe}"
PLACE = "/srv/glossary/site"  # of the site in the recipes


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return (done.stdout + done.stderr).split("\n")[0]


def _owner() -> dict[str, str]:
    return {"user": getpwuid(os.geteuid()).pw_name, "group": getgrgid(os.getegid()).gr_name}


def _nginx(folder: Path, away: Path, port: int) -> Command:
    own = " ".join(f"{name}_temp_path {away}/{name};" for name in OWN.split())
    part = recipe("nginx").replace(PLACE, str(folder)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    (away / "nginx.conf").write_text(NGINX.format(away=away, own=own, recipe=part, **_owner()), "utf-8")
    return [program("nginx"), "-e", "stderr", "-p", away, "-c", away / "nginx.conf"]


def _caddy(folder: Path, away: Path, port: int) -> Command:
    part = recipe("caddy").replace(PLACE, str(folder)).replace(":80 {", f"http://127.0.0.1:{port} {{")
    (away / "Caddyfile").write_text(CADDY.format(recipe=part), "utf-8")
    return [program("caddy"), "run", "--config", away / "Caddyfile", "--adapter", "caddyfile"]


def _wrangler(folder: Path, away: Path, port: int) -> Command:
    where: Command = ["--ip", "127.0.0.1", "--port", str(port)]
    return [away / "node_modules/.bin/wrangler", "pages", "dev", folder, *where]


def _netlify(folder: Path, away: Path, port: int) -> Command:
    (away / "netlify.toml").write_text("", "utf-8")
    start: Command = [
        "dev",
        "--offline",
        "--no-open",
        "--framework",
        "#static",
        "--internal-disable-edge-functions",
    ]
    return [away / "node_modules/.bin/netlify", *start, "--dir", folder, "--port", str(port)]


SERVERS = {
    server.name: server
    for server in (
        Server("nginx", lambda: _said(program("nginx"), "-v").rpartition(": ")[2], _nginx, found="nginx"),
        Server("caddy", lambda: f"Caddy {_said(program('caddy'), 'version').split()[0]}", _caddy, found="caddy"),
        Server("wrangler", lambda: "wrangler 4.164.0, pages dev", _wrangler, packages=("wrangler@4.164.0",)),
        Server(
            "netlify", lambda: "netlify-cli 27.10.2, dev", _netlify, packages=("netlify-cli@27.10.2",), slow=True,
            otherwise=("'Cache-Control: public, max-age=0'", "comes uncompressed"),
        ),
    )
}  # fmt: skip
