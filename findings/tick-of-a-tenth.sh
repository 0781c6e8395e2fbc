#!/usr/bin/env bash
# One would expect: a schema that says "a multiple of 0.1" takes a price of 0.3, and checkers of schemas agree on what
# is a multiple of a tick, of a cent or of a ten-millionth.
#
# What happens: Valibot, TypeBox and msgspec refuse nearly every such price, 65432.1 too. Ajv and jsonschema for Python
# refuse 0.3 and 19.99, and take 65432.1. Ajv told to look at eight decimals alone takes those, and refuses 1234567.89
# for a cent, while it takes 123456789.12. Effect does not take 3e-7 for a multiple of 1e-7, and is right else;
# is-my-json-valid takes 2.5e-7 for one, and refuses 0.00001234 as one of 1e-8. Zod, pydantic, fastjsonschema and
# jsonschema-rs are right each time.
#
# Why it matters here: ticks and steps are how venues say which prices and sizes they take. One and the same order
# passes or is refused by the language that it is checked in, and by how large it is.
#
# Packages: ajv 8.20.0, zod 4.6.7, valibot 1.5.0, @sinclair/typebox 0.34.52, is-my-json-valid 2.20.6, effect 3.22.4
# (npm), jsonschema 4.26.0, fastjsonschema 2.22.3, jsonschema-rs 0.61.2, pydantic 2.14.4, msgspec 0.23.0 (PyPI). Seen on
# 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check jsonschema==4.26.0 fastjsonschema==2.22.3 \
  jsonschema-rs==0.61.2 pydantic==2.14.4 msgspec==0.23.0
npm install --silent --ignore-scripts --no-audit --no-fund ajv@8.20.0 zod@4.6.7 valibot@1.5.0 \
  @sinclair/typebox@0.34.52 is-my-json-valid@2.20.6 effect@3.22.4

# The last two are no multiples, all others are.
cat >cases.json <<'JSON'
[
  [0.3, 0.1], [65432.1, 0.1], [19.99, 0.01], [1234567.89, 0.01], [123456789.12, 0.01], [0.0003, 0.0001],
  [0.00001234, 0.00000001], [0.0000003, 0.0000001], [0.00000025, 0.0000001], [65432.15, 0.1]
]
JSON
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import Ajv from "ajv";
import { Schema } from "effect";
import own from "is-my-json-valid";
import * as valibot from "valibot";
import { z } from "zod";

const schema = (step) => ({ type: "number", multipleOf: step });
const asked = {
  ajv: (price, step) => new Ajv().validate(schema(step), price),
  "ajv, eight decimals": (price, step) => new Ajv({ multipleOfPrecision: 8 }).validate(schema(step), price),
  valibot: (price, step) => valibot.is(valibot.pipe(valibot.number(), valibot.multipleOf(step)), price),
  "@sinclair/typebox": (price, step) => Value.Check(Type.Number({ multipleOf: step }), price),
  "is-my-json-valid": (price, step) => own(schema(step))(price),
  effect: (price, step) => Schema.is(Schema.Number.pipe(Schema.multipleOf(step)))(price),
  zod: (price, step) => z.number().multipleOf(step).safeParse(price).success,
};
const cases = JSON.parse(readFileSync("cases.json"));
for (const [name, ask] of Object.entries(asked)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name.replace(/,.*/, "")}/package.json`));
  const taken = cases.filter(([price, step]) => ask(price, step)).map(([price]) => price);
  console.log(`${name.replace(/^[^,]+/, (one) => `${one} ${version}`)} takes ${taken.join(", ")}`);
}
JS
cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import fastjsonschema
import jsonschema
import jsonschema_rs
import msgspec
from pydantic import Field, TypeAdapter, ValidationError


def passes(ask, refusal):
    def asked(price, step):
        try:
            ask(price, step)
        except refusal:
            return False
        return True
    return asked


def schema(step):
    return {"type": "number", "multipleOf": step}


ASKED = {
    "jsonschema": passes(lambda price, step: jsonschema.validate(price, schema(step)), jsonschema.ValidationError),
    "msgspec": passes(lambda price, step: msgspec.convert(price, Annotated[float, msgspec.Meta(multiple_of=step)]),
                      msgspec.ValidationError),
    "fastjsonschema": passes(lambda price, step: fastjsonschema.validate(schema(step), price),
                             fastjsonschema.JsonSchemaException),
    "jsonschema-rs": lambda price, step: jsonschema_rs.is_valid(schema(step), price),
    "pydantic": passes(
        lambda price, step: TypeAdapter(Annotated[float, Field(multiple_of=step)]).validate_python(price),
        ValidationError,
    ),
}
cases = json.loads(Path("cases.json").read_text())
for name, ask in ASKED.items():
    print(name, version(name), "takes", ", ".join(str(price) for price, step in cases if ask(price, step)))
PY

{ node ask.mjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
ajv 8.20.0 takes 65432.1, 123456789.12, 0.00001234, 3e-7
ajv 8.20.0, eight decimals takes 0.3, 65432.1, 19.99, 123456789.12, 0.0003, 0.00001234, 3e-7
valibot 1.5.0 takes 3e-7
@sinclair/typebox 0.34.52 takes 3e-7
is-my-json-valid 2.20.6 takes 0.3, 65432.1, 19.99, 1234567.89, 123456789.12, 0.0003, 3e-7, 2.5e-7
effect 3.22.4 takes 0.3, 65432.1, 19.99, 1234567.89, 123456789.12, 0.0003, 0.00001234
zod 4.6.7 takes 0.3, 65432.1, 19.99, 1234567.89, 123456789.12, 0.0003, 0.00001234, 3e-7
jsonschema 4.26.0 takes 65432.1, 123456789.12, 1.234e-05, 3e-07
msgspec 0.23.0 takes 3e-07
fastjsonschema 2.22.3 takes 0.3, 65432.1, 19.99, 1234567.89, 123456789.12, 0.0003, 1.234e-05, 3e-07
jsonschema-rs 0.61.2 takes 0.3, 65432.1, 19.99, 1234567.89, 123456789.12, 0.0003, 1.234e-05, 3e-07
pydantic 2.14.4 takes 0.3, 65432.1, 19.99, 1234567.89, 123456789.12, 0.0003, 1.234e-05, 3e-07
SEEN
if ! diff expected seen; then
  echo "One of the packages now takes other multiples." >&2
  exit 1
fi
