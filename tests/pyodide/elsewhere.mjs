// Answers of the bundled engine, as in `steps/trial/answers.mjs`, where the runtime leaves its trampoline out.
// usage: node elsewhere.mjs <engine folder> library|snapshot iphone|without-gc
const where = process.argv[4]
if (where === 'iphone') actAsIphone()
if (where === 'without-gc') refuseGarbageCollection()
await import('../../src/termsite/engine/steps/trial/answers.mjs')

/** What the runtime goes by where it leaves its trampoline out. */
function actAsIphone() {
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent, platform: 'iPhone', maxTouchPoints: 5 } })
}

/** As engines did before WebAssembly had garbage collection: the one module that tests a type by `ref.test` does not compile. */
function refuseGarbageCollection() {
  let refused = 0
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(module, [bytes]) {
      if (bytes.length > 4096 || !Buffer.from(bytes).includes(Buffer.from([0xfb, 0x14]))) return new module(bytes)
      refused++
      throw new WebAssembly.CompileError('invalid numeric opcode 0xfb14')
    },
  })
  process.on('exit', () => {
    if (!refused) process.exitCode = 1
  })
}
