// A memory snapshot is made in one engine and woken in another: where they differ, the runtime is made alike.

/**
 * Of all that the runtime exports: its memory, its table of functions, the address of Python's own state, and the address
 * of the trampoline's place in that state.
 * @typedef {WebAssembly.Exports & {memory: WebAssembly.Memory, __indirect_function_table: WebAssembly.Table,
 *   _PyRuntime: WebAssembly.Global, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: WebAssembly.Global}} Runtime
 */

/**
 * Let the table give each function as the very object that the exports give. The runtime tells functions apart by identity,
 * and puts one that it does not find into the table anew; JavaScriptCore gives two objects for one function, which would
 * shift a thousand places that the snapshot knows.
 * @param {Runtime} runtime
 */
export function oneFunctionEach(runtime) {
  const table = runtime.__indirect_function_table
  const { length } = table // what comes behind is of other modules, whose functions are numbered anew
  const exported = new Map(Object.values(runtime).flatMap((one) => (typeof one === 'function' ? [[one.name, one]] : [])))
  table.get = (place) => {
    const found = WebAssembly.Table.prototype.get.call(table, place)
    return place < length && found ? (exported.get(found.name) ?? found) : found
  }
}

/**
 * Where in memory Python notes the trampoline of its calls. Not every engine has one (iOS, and where WebAssembly has no
 * garbage collection), so this word is not for a snapshot to say.
 * @param {Runtime} runtime
 * @returns {(memory: Uint32Array) => number} the word's number
 */
export function trampoline({ _PyRuntime: state, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }) {
  return (memory) => (state.value + memory[offset.value >> 2]) >> 2
}
