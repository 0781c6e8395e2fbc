#!/usr/bin/env bash
# One would expect: a tool of a server made with the mcp package that returns a number, and infinity where nothing is
# owed, is answered with infinity; or the server says that it cannot tell it.
#
# What happens: the server promises a number in its own schema, and sends null. The client of the same package refuses
# the whole answer, since null is no number. With a debt it is right; told to send no structure, the same tool says
# Infinity.
#
# Why it matters here: the health of an account without debt is infinite by the usual formula, and an assistant that
# asks for it is told of a fault in the server.
#
# Package: mcp 2.3.0 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input mcp==2.3.0

cat >ask.py <<'PY'
import asyncio
import math
from importlib.metadata import version

from mcp import Client
from mcp.server.mcpserver import MCPServer

server = MCPServer("health")


def health(collateral: float, debt: float) -> float:
    """Collateral over debt; infinite where nothing is owed."""
    return collateral / debt if debt else math.inf


server.tool(name="structured")(health)
server.tool(name="plain", structured_output=False)(health)


async def ask():
    async with Client(server) as client:
        for name in ("structured", "plain"):
            for debt in (50, 0):
                try:
                    answer = await client.call_tool(name, {"collateral": 100, "debt": debt})
                    told = f"{answer.content[0].text} and {answer.structured_content}"
                except RuntimeError as refused:
                    told = str(refused).splitlines()[0]
                print(f"{name}, debt {debt}: {told}")


print("mcp", version("mcp"))
asyncio.run(ask())
PY

env/bin/python ask.py 2>told | tee seen

cat >expected <<'SEEN'
mcp 2.3.0
structured, debt 50: 2.0 and {'result': 2.0}
structured, debt 0: Invalid structured content returned by tool structured: None is not of type 'number'
plain, debt 50: 2.0 and None
plain, debt 0: Infinity and None
SEEN
if ! diff expected seen; then
  echo "mcp now tells a number that is infinite otherwise." >&2
  exit 1
fi
