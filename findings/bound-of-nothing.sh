#!/usr/bin/env bash
# One would expect: a form's checks that are made of a JSON Schema refuse what the schema refuses: a price must be above
# 0, a rate at least 0, a number of days whole, a side long or short.
#
# What happens: one package drops each bound that is 0, above, below, at least or at most, and keeps the same bound of
# 1; it drops a default of 0, that days are whole and that the side is one of two. Another drops every bound of a number
# and keeps that days are whole. A third, made of the same schema, is right on all.
#
# Why it matters here: every calculator's inputs are told as such a schema, and nearly all of them are bounded by
# nothing. A form made of it takes a price of -30,000 and a rate of -5 %.
#
# Packages: json-schema-to-yup 1.8.8, yup 1.7.1, @dmitryrechkin/json-schema-to-zod 1.0.1, zod-from-json-schema
# 0.5.6 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund json-schema-to-yup@1.8.8 yup@1.7.1 \
  @dmitryrechkin/json-schema-to-zod@1.0.1 zod-from-json-schema@0.5.6

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { JSONSchemaToZod } from "@dmitryrechkin/json-schema-to-zod";
import yup from "json-schema-to-yup";
import { convertJsonSchemaToZod } from "zod-from-json-schema";

const schema = (kind) => ({
  $schema: "http://json-schema.org/draft-07/schema#", $id: "https://example.org/x", title: "x", type: "object",
  properties: { v: { ...kind } }, additionalProperties: false,
});
const tools = {
  "json-schema-to-yup": (kind, v) => yup.buildYup(schema(kind), {}).validateSync({ v }),
  "@dmitryrechkin/json-schema-to-zod": (kind, v) => JSONSchemaToZod.convert(schema(kind)).parse({ v }),
  "zod-from-json-schema": (kind, v) => convertJsonSchemaToZod(schema(kind)).parse({ v }),
};
const tries = [
  [{ type: "number", exclusiveMinimum: 0 }, -30000], [{ type: "number", exclusiveMinimum: 1 }, -30000],
  [{ type: "number", minimum: 0 }, -5], [{ type: "number", maximum: 0 }, 5], [{ type: "number", maximum: 1 }, 5],
  [{ type: "integer" }, 1.5], [{ type: "string", enum: ["long", "short"] }, "up"],
];
for (const [name, check] of Object.entries(tools)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  for (const [kind, value] of tries) {
    let told = "taken";
    try { check(kind, value); } catch { told = "refused"; }
    console.log(`${JSON.stringify(kind)} ${value}: ${told}`);
  }
  console.log("default of 0:", tools[name]({ type: "number", default: 0 }, undefined).v);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
json-schema-to-yup 1.8.8
{"type":"number","exclusiveMinimum":0} -30000: taken
{"type":"number","exclusiveMinimum":1} -30000: refused
{"type":"number","minimum":0} -5: taken
{"type":"number","maximum":0} 5: taken
{"type":"number","maximum":1} 5: refused
{"type":"integer"} 1.5: taken
{"type":"string","enum":["long","short"]} up: taken
default of 0: undefined
@dmitryrechkin/json-schema-to-zod 1.0.1
{"type":"number","exclusiveMinimum":0} -30000: taken
{"type":"number","exclusiveMinimum":1} -30000: taken
{"type":"number","minimum":0} -5: taken
{"type":"number","maximum":0} 5: taken
{"type":"number","maximum":1} 5: taken
{"type":"integer"} 1.5: refused
{"type":"string","enum":["long","short"]} up: refused
default of 0: undefined
zod-from-json-schema 0.5.6
{"type":"number","exclusiveMinimum":0} -30000: refused
{"type":"number","exclusiveMinimum":1} -30000: refused
{"type":"number","minimum":0} -5: refused
{"type":"number","maximum":0} 5: refused
{"type":"number","maximum":1} 5: refused
{"type":"integer"} 1.5: refused
{"type":"string","enum":["long","short"]} up: refused
default of 0: 0
SEEN
if ! diff expected seen; then
  echo "One of the makers of checks now keeps bounds otherwise." >&2
  exit 1
fi
