// The shape of `worker-text.js`, which the build makes of `worker.js` and all that it imports, and sets into `ladder.js`.

/** What the worker runs, but for GIVEN, which tells it of the engine. */
export const TEXT: string
