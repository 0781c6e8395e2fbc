"""What of the runtime runs in a browser: each starts Python by a few functions that no other engine needs."""

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from termsite.content.settings import read_site
from termsite.engine.bundle import bundle
from tests.browser import served
from tests.engines.engine import Engine
from tests.engines.started import started
from tests.pyodide.inside import ROOT

WASM = "pyodide.asm.wasm"
# Added to the worker: it tells the places by the globals that `wasm/marked.mjs` added to the runtime.
TELL = """
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given)
  const marks = Object.entries((made.exports ?? made.instance.exports)).filter(([name]) => name.startsWith('/ran'))
  if (marks.length) self.marks = marks // else it is one of the small modules beside
  return made
}
self.addEventListener('message', ({ data, ports }) => {
  if (data.kind !== 'ran') return
  ports[0].postMessage(self.marks.filter(([, mark]) => mark.value).map(([name]) => Number(name.slice('/ran'.length))))
})
"""
# With little memory told, the engine begins from the library.
RUN = """async (memory, questions) => {
  Object.defineProperty(navigator, 'deviceMemory', { value: memory })
  let worker
  window.Worker = class extends Worker { constructor(...given) { super(...given); worker = this } }
  const { engine } = await import('/assets/js/engine/engine.js')
  for (const question of questions) await engine.ask(question)
  const { port1, port2 } = new MessageChannel()
  const told = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data) })
  worker.postMessage({ kind: 'ran' }, [port2])
  return await told
}"""


def ran_in(name: str, marked: Path, questions: list[dict[str, Any]]) -> set[int]:
    """Return the places of the functions that ran in a browser, from the library and from the snapshot."""
    with tempfile.TemporaryDirectory() as folder:
        stage(Path(folder), marked.read_bytes())
        with served.served(Path(folder)) as site, started(name) as engine:
            places = set[int]().union(*(seen(engine, site, memory, questions) for memory in (2, 8)))
            print(f"{engine.version}: {len(places)} functions", file=sys.stderr)
            return places


def seen(engine: Engine, site: str, memory: int, questions: list[dict[str, Any]]) -> list[int]:
    """Return the places of the functions that ran in an empty tab."""
    with engine.opened() as page:
        page.open(site)
        places: list[int] = page.run(RUN, memory, questions)
        return places


def stage(folder: Path, marked: bytes) -> None:
    """Write the engine and its scripts, the marked runtime in the place of the first half, and a page."""
    written = {document.path: document.content for document in bundle(ROOT, read_site(ROOT)[0])}
    written |= {path: marked for path in written if path.endswith(f"/{WASM}")}
    ladder = written["assets/js/engine/ladder.js"]  # in which the worker is a text
    written["assets/js/engine/ladder.js"] = ladder.replace(
        b"TEXT}`", b"TEXT}${" + json.dumps(TELL).encode() + b"}`"
    )
    address = written["assets/js/engine/runtime.js"].decode().replace('"rest.wasm"', '"no rest"')
    written["assets/js/engine/runtime.js"] = re.sub(
        rf'("{WASM}": {{[^}}]*"raw": )[0-9]+', rf"\g<1>{len(marked)}", address
    ).encode()
    # A marked function takes longer, and who makes a profile can wait.
    patient = written["assets/js/engine/engine.js"].replace(
        b"LONGEST_ANSWER = 2_000", b"LONGEST_ANSWER = 60_000"
    )
    written["assets/js/engine/engine.js"] = patient
    written["index.html"] = b"<!doctype html><title>marked</title>"
    for name, content in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
