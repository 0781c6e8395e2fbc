#!/usr/bin/env bash
# One would expect: a server of files answers /theta?leverage=20 with the page of that folder at /theta/, and keeps
# what stands behind the question mark whenever it sends a browser on.
#
# What happens: two of four send it on and keep the numbers. Two give the page at the address without the slash,
# where each of its links to a neighbour leads one folder too high, ../delta/ to the root's. And one sends
# /theta/index.html on without the numbers.
#
# Why it matters here: a site of ours is looked at with just these before it is published. A link with numbers
# opens the calculator with its example, and the neighbours of a term are not found, on that server alone.
#
# Packages: serve 14.2.7, sirv-cli 3.0.1, http-server 14.1.1 (npm), Python 3.11. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund serve@14.2.7 sirv-cli@3.0.1 http-server@14.1.1
mkdir -p site/terms/theta
echo '<!doctype html><title>Theta</title><a href="../delta/">Delta</a>' >site/terms/theta/index.html

cat >ask.mjs <<'JS'
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const free = () => new Promise((told) => {
  const door = createServer().listen(0, () => { const { port } = door.address(); door.close(() => told(port)); });
});
const servers = {
  serve: (port) => ["node_modules/.bin/serve", "--no-port-switching", "-l", port, "site"],
  sirv: (port) => ["node_modules/.bin/sirv", "site", "--port", port],
  "http-server": (port) => ["node_modules/.bin/http-server", "site", "-p", port],
  "http.server": (port) => ["python3", "-m", "http.server", port, "-d", "site"],
};
const answer = async (address) => {
  const { status, headers } = await fetch(address, { redirect: "manual" });
  const to = headers.get("location");
  return to ? `on to ${new URL(to, address).href.slice(new URL(address).origin.length)}` : `${status}`;
};
const ready = async (address) => {
  for (;;) {
    if (await fetch(address).then(() => true, () => false)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
};
for (const [name, command] of Object.entries(servers)) {
  const port = String(await free());
  const site = `http://127.0.0.1:${port}`;
  const [program, ...rest] = command(port);
  const running = spawn(program, rest, { stdio: "ignore" });
  try {
    await ready(`${site}/`);
    for (const path of ["/terms/theta?leverage=20", "/terms/theta/index.html?leverage=20"])
      console.log(name, path, await answer(site + path));
  } finally {
    running.kill();
  }
}
JS

timeout 120 node ask.mjs | tee seen

cat >expected <<'SEEN'
serve /terms/theta?leverage=20 200
serve /terms/theta/index.html?leverage=20 on to /terms/theta/index
sirv /terms/theta?leverage=20 200
sirv /terms/theta/index.html?leverage=20 200
http-server /terms/theta?leverage=20 on to /terms/theta/?leverage=20
http-server /terms/theta/index.html?leverage=20 200
http.server /terms/theta?leverage=20 on to /terms/theta/?leverage=20
http.server /terms/theta/index.html?leverage=20 200
SEEN
if ! diff expected seen; then
  echo "One of the servers now treats a missing slash or the numbers in an address otherwise." >&2
  exit 1
fi
