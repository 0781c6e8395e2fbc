"""The calculators and the terms as tools for an assistant: Model Context Protocol, standard streams.

Every number comes through `calckit.ask`. What is asked wrongly is told in words, as the result of the tool.
"""

from importlib.metadata import version
from typing import Any

import anyio
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp_types import CallToolResult, ListToolsResult, TextContent, Tool

from marginary.catalogue import Unknown
from marginary.refused import Refused
from marginary.tools import TOOLS, Misused, called

_ABOUT = (
    "Margin and liquidation: find and read terms, and ask calculators. Take every number from a calculator's "
    "answer and none from memory; say what it assumes. Rates are per cent: 0.5 is half of one. "
    "For learning; not advice."
)


def serve() -> None:
    """Serve one assistant until it closes its end."""
    anyio.run(_serve)


async def _serve() -> None:
    server = Server(
        "marginary",
        version=version("marginary"),
        title="Marginary",
        instructions=_ABOUT,
        on_list_tools=_listed,
        on_call_tool=_called,
    )
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


async def _listed(context: Any, params: Any) -> Any:
    return ListToolsResult(
        tools=[
            Tool(name=name, title=one.title, description=one.description, input_schema=one.schema)
            for name, one in TOOLS.items()
        ]
    )


async def _called(context: Any, params: Any) -> Any:
    try:
        text, values = called(params.name, params.arguments or {})
    except (Misused, Refused, Unknown, TypeError) as error:
        return CallToolResult(content=[TextContent(type="text", text=str(error))], is_error=True)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=values)
