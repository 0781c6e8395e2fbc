"""The package for npm, installed from its tarball into apps of React and Vue on another origin."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from build import npm
from termsite.engine.node import NODE, environment
from tests.browser.quiet import listened
from tests.browser.served import served
from tests.browser.test_embed import expected, frame_of

pytestmark = [pytest.mark.consumer, pytest.mark.browser]
BRINGS = (
    "react@19.2.0",
    "react-dom@19.2.0",
    "vue@3.5.22",
    "esbuild@0.25.11",
    "@types/react@19.2.2",
    "typescript@5.9.3",
)
# What both frameworks ask of a bundler.
DEFINED = {
    "process.env.NODE_ENV": '"development"',
    **{
        f"__VUE_{name}__": "true"
        for name in ("OPTIONS_API", "PROD_DEVTOOLS", "PROD_HYDRATION_MISMATCH_DETAILS")
    },
}
APPS = {
    "react": """import { createElement as h, useState, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { GlossaryCalculator } from '@marginary/embed/react'
function App() {
  const [price, setPrice] = useState(50000)
  window.setPrice = setPrice
  const props = { calc: 'liquidation-price', inputs: { entry_price: price }, fix: 'leverage', title: 'Mine' }
  return h(GlossaryCalculator, { ...props, onResult: (result) => (window.result = result) }, h('a', { href: '#' }, 'link'))
}
createRoot(document.getElementById('app')).render(h(StrictMode, null, h(App)))
""",
    "vue": """import { createApp, h, reactive } from 'vue'
import { GlossaryCalculator } from '@marginary/embed/vue'
const inputs = reactive({ entry_price: 50000 })
window.setPrice = (price) => (inputs.entry_price = price)
const props = { calc: 'liquidation-price', inputs, fix: 'leverage', title: 'Mine' }
createApp({ render: () => h(GlossaryCalculator, { ...props, onResult: (result) => (window.result = result) }, () => h('a', 'link')) }).mount('#app')
""",
}
TYPED = """import '@marginary/embed'
import type { FrameMessage, HostMessage } from '@marginary/embed'
import { GlossaryCalculator } from '@marginary/embed/react'
const one = document.querySelector('glossary-calculator')!
one.inputs = { entry_price: 50000 }
one.addEventListener('calc-result', ({ detail }) => console.log(detail.outputs[0].shown.length, one.toText().length))
const asked: HostMessage = { ns: 'glossary', v: 1, type: 'init', theme: 'dark' }
addEventListener('message', ({ data }: { data: FrameMessage }) => data.type === 'height' && data.px + 1)
GlossaryCalculator({ calc: 'cdp', onResult: (result) => result.sentence.length })
export { asked }
"""
WRONG = "import { GlossaryCalculator } from '@marginary/embed/react'\nGlossaryCalculator({ calc: 1 })\n"


def run(app: Path, *command: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=app, env=environment(), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, site: str) -> Path:
    """A folder into which the tarball was installed beside the frameworks."""
    package, app = tmp_path_factory.mktemp("package"), tmp_path_factory.mktemp("app")
    assert npm(package, site) == []
    tool = (sys.executable, "-m", "termsite.engine.node", "npm")
    packed = run(package, *tool, "pack", "--json")
    (told,) = json.loads(packed.stdout)
    print(f"{told['name']} {told['version']}: {told['size']} bytes")
    (app / "package.json").write_text('{"type": "module"}', "utf-8")
    done = run(app, *tool, "install", "--silent", package / told["filename"], *BRINGS)
    assert done.returncode == 0, done.stdout + done.stderr
    return app


@pytest.mark.parametrize("framework", APPS)
def test_a_component_answers_and_takes_numbers_later(
    chromium: Browser, app: Path, site: str, framework: str
) -> None:
    (app / f"{framework}.js").write_text(APPS[framework], "utf-8")
    bundle = ("--bundle", "--format=esm", "--splitting", f"--outdir=out-{framework}")
    defined = (f"--define:{name}={value}" for name, value in DEFINED.items())
    done = run(app, "node_modules/.bin/esbuild", f"{framework}.js", *bundle, *defined)
    assert done.returncode == 0, done.stderr
    page = f"<!doctype html><meta charset=utf-8><title>App</title><link rel=icon href=data:,><div id=app></div><script type=module src={framework}.js></script>"
    (app / f"out-{framework}" / "index.html").write_text(page, "utf-8")
    with served(app / f"out-{framework}") as address, listened(chromium) as opened:
        opened.page.goto(address)
        opened.page.wait_for_function("() => window.result?.inputs.entry_price === '50000'")
        assert opened.page.evaluate("result.outputs[0].shown") == expected("50000")
        opened.page.evaluate("setPrice(40000)")
        opened.page.wait_for_function("() => window.result?.inputs.entry_price === '40000'")
        expect(frame_of(opened.page).locator("[data-field=leverage] input")).to_have_attribute("readonly", "")
        assert not [url for url in opened.requests if "50000" in url or "40000" in url]
        assert opened.complaints == []


def test_its_types_hold(app: Path) -> None:
    options = (
        "--noEmit",
        "--strict",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        "--lib",
        "es2023,dom",
    )
    for name, text, well in (("typed.ts", TYPED, True), ("wrong.ts", WRONG, False)):
        (app / name).write_text(text, "utf-8")
        done = run(app, NODE, "node_modules/typescript/bin/tsc", *options, name)
        assert (done.returncode == 0) is well, done.stdout
