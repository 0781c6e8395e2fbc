#!/usr/bin/env bash
# One would expect: the same line of a component gives a custom element the same inputs whether a
# page is rendered on the server or in the browser, and in the same way in three frameworks.
#
# What happens: in the browser all three set a property and no attribute, so that an element that
# reads its attribute finds none. On the server an object is left out by two and written
# "[object Object]" by the third, and a JSON text is an attribute in all three.
#
# Why it matters here: a calculator put into a React, Preact or Vue page as an element works on first
# load and loses its inputs after a click to the next page, or the other way round.
#
# Packages: react and react-dom 19.3.1, preact 11.2.0, preact-render-to-string 6.8.2, vue and
# @vue/server-renderer 3.5.45, jsdom 29.1.1 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund react@19.3.1 react-dom@19.3.1 preact@11.2.0 \
  preact-render-to-string@6.8.2 vue@3.5.45 @vue/server-renderer@3.5.45 jsdom@29.1.1

cat >ask.cjs <<'JS'
const { JSDOM } = require("jsdom");

const { window } = new JSDOM("", { pretendToBeVisual: true });
for (const name of ["window", "document", "navigator", "Element", "Node", "Text", "SVGElement", "MathMLElement", "HTMLElement"])
  Object.defineProperty(globalThis, name, { value: name === "window" ? window : window[name], configurable: true });
window.customElements.define("a-calculator", class extends window.HTMLElement {
  set inputs(value) { this.given = typeof value; }
});

const react = require("react");
const preact = require("preact");
const vue = require("vue");
const version = (name) => require(`${name}/package.json`).version;
const frameworks = {
  react: {
    server: (inputs) => require("react-dom/server").renderToString(react.createElement("a-calculator", { inputs })),
    browser: (inputs, place) => require("react-dom").flushSync(() =>
      require("react-dom/client").createRoot(place).render(react.createElement("a-calculator", { inputs }))),
  },
  preact: {
    server: (inputs) => require("preact-render-to-string").renderToString(preact.h("a-calculator", { inputs })),
    browser: (inputs, place) => preact.render(preact.h("a-calculator", { inputs }), place),
  },
  vue: {
    server: (inputs) => require("@vue/server-renderer").renderToString(
      vue.createSSRApp({ render: () => vue.h("a-calculator", { inputs }) })),
    browser: (inputs, place) => vue.createApp({ render: () => vue.h("a-calculator", { inputs }) }).mount(place),
  },
};

async function ask() {
  for (const [name, { server, browser }] of Object.entries(frameworks)) {
    console.log(name, version(name));
    for (const [kind, inputs] of [["object", { leverage: 20 }], ["text", '{"leverage":20}']]) {
      const place = window.document.createElement("div");
      browser(inputs, place);
      const element = place.querySelector("a-calculator");
      console.log(kind, "on the server:", await server(inputs));
      console.log(kind, "in the browser: attribute", element.getAttribute("inputs"), "and property", element.given);
    }
  }
}
ask();
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
react 19.3.1
object on the server: <a-calculator></a-calculator>
object in the browser: attribute null and property object
text on the server: <a-calculator inputs="{&quot;leverage&quot;:20}"></a-calculator>
text in the browser: attribute null and property string
preact 11.2.0
object on the server: <a-calculator inputs="[object Object]"></a-calculator>
object in the browser: attribute null and property object
text on the server: <a-calculator inputs="{&quot;leverage&quot;:20}"></a-calculator>
text in the browser: attribute null and property string
vue 3.5.45
object on the server: <a-calculator></a-calculator>
object in the browser: attribute null and property object
text on the server: <a-calculator inputs="{&quot;leverage&quot;:20}"></a-calculator>
text in the browser: attribute null and property string
SEEN
if ! diff expected seen; then
  echo "One of the frameworks now hands inputs to a custom element otherwise." >&2
  exit 1
fi
