#!/usr/bin/env bash
# One would expect: an assistant's tool that takes an expiry reads 20261225, as it stands in the codes of
# options, as 25 December 2026 or refuses it; Python itself reads it so.
#
# What happens: eight digits are seconds since 1970, also as a text: the option expired on 23 August 1970.
# 2026-12-25 is right. And a note that is the word null, or a text that is JSON, is no text any more where
# it may be left out: the first is nothing, the second refused.
#
# Why it matters here: the expiry of a contract is what an assistant copies from a code. Years to expiry come out
# as minus 56, and nothing is said.
#
# Packages: mcp 2.3.0, pydantic 2.14.4 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input mcp==2.3.0 pydantic==2.14.4

cat >ask.py <<'PY'
import asyncio
from datetime import datetime
from importlib.metadata import version

from mcp.server.mcpserver import MCPServer

server = MCPServer("options")


@server.tool()
def expires(expiry: datetime) -> str:
    return f"{expiry:%d %B %Y}"


@server.tool()
def noted(note: str | None = None) -> str:
    return repr(note)


async def ask(tool, **given):
    try:
        return (await server.call_tool(tool, given)).content[0].text
    except Exception as refused:
        return type(refused).__name__


print("mcp", version("mcp"), "pydantic", version("pydantic"))
for expiry in ("2026-12-25", "20261225"):
    print(expiry, "expires on", asyncio.run(ask("expires", expiry=expiry)))
print("Python reads", f"{datetime.fromisoformat('20261225'):%d %B %Y}")
for note in ("hedged", "null", "[1, 2]"):
    print("a note", note, "is", asyncio.run(ask("noted", note=note)))
PY

env/bin/python ask.py 2>told | tee seen

cat >expected <<'SEEN'
mcp 2.3.0 pydantic 2.14.4
2026-12-25 expires on 25 December 2026
20261225 expires on 23 August 1970
Python reads 25 December 2026
a note hedged is 'hedged'
a note null is None
a note [1, 2] is ToolError
SEEN
if ! diff expected seen; then
  echo "The protocol's package now reads dates or texts otherwise." >&2
  exit 1
fi
