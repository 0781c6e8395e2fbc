"""The official client of the protocol: calls the tools that it reads from its input, and prints what came back.

Runs by itself, with the packages of requirements-mcp.lock on its path.
"""

import json
import sys

import anyio
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client


async def main() -> None:
    wanted = json.load(sys.stdin)
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "marginary", "mcp"], env={"PYTHONPATH": wanted["path"]}
    )
    async with Client(stdio_client(server)) as client:
        tools = await client.list_tools()
        results = [await client.call_tool(name, arguments) for name, arguments in wanted["calls"]]
    told = [
        {"refused": one.is_error, "text": one.content[0].text, "values": one.structured_content}
        for one in results
    ]
    listed = [{"name": one.name, "schema": one.input_schema} for one in tools.tools]
    print(json.dumps({"tools": listed, "results": told}))


anyio.run(main)
