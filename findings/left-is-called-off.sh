#!/usr/bin/env bash
# One would expect: an executor of a Dask cluster, which has the methods of Python's own executors, does with them
# what those do: who leaves one without waiting, shutdown(wait=False), still gets what is under way.
#
# What happens: what is under way is called off, and its result is a CancelledError; pools of threads and of
# processes finish it and give it. The argument by which Python says that it should be called off, cancel_futures,
# is refused as unknown. A future of Dask's says that it is not running while it runs, and lets itself be
# called off then, which Python's own refuse.
#
# Why it matters here: a build lets any executor render its pages. Code that was tried with processes and handed a
# cluster loses pages without a word, or waits for ever for one that says it has not begun.
#
# Package: distributed 2026.8.0 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input distributed==2026.8.0

cat >ask.py <<'PY'
import time
from concurrent.futures import CancelledError, ProcessPoolExecutor, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from distributed import LocalCluster


def work(begun):
    Path(begun).touch()
    time.sleep(2)
    return 7


def started(pool, name):
    future = pool.submit(work, name)
    while not Path(name).exists():
        time.sleep(0.01)
    return future


def told(kind, pool, other):
    said = started(pool, f"{kind} left").running()
    future = started(other, f"{kind} again")
    other.shutdown(wait=False)
    try:
        result = future.result(timeout=60)
    except CancelledError:
        result = "CancelledError"
    try:
        pool.shutdown(wait=True, cancel_futures=True)
        took = "taken"
    except TypeError:
        took = "refused"
    print(f"{kind}: running {said}, left without waiting {result}, cancel_futures {took}")


if __name__ == "__main__":
    print("distributed", version("distributed"))
    told("threads", ThreadPoolExecutor(1), ThreadPoolExecutor(1))
    told("processes", ProcessPoolExecutor(1), ProcessPoolExecutor(1))
    local = LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None)
    with local as cluster, cluster.get_client() as client:
        told("cluster", client.get_executor(), client.get_executor())
PY

env/bin/python ask.py 2>told | tee seen || { cat told >&2; exit 1; }

cat >expected <<'SEEN'
distributed 2026.8.0
threads: running True, left without waiting 7, cancel_futures taken
processes: running True, left without waiting 7, cancel_futures taken
cluster: running False, left without waiting CancelledError, cancel_futures refused
SEEN
if ! diff expected seen; then
  echo "distributed's executor now leaves otherwise." >&2
  exit 1
fi
