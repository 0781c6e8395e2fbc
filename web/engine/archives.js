// What Python imports and is not here from the beginning: each calculator in an archive of its own, and one archive with all of
// them and with the rest of the library. The calculator that is asked first comes with the engine; the rest comes by itself
// after the first answer, and who imports from it earlier waits for it here, in the worker. `steps/engine_later.py` asks, and
// tells a damaged archive.

/** The archive that has what any other has. */
export const LATER = 'later.zip'
const FOLDER = '/lib/'
/** Where Python finds our wheel; it looks for archives beside it. */
export const WHEEL = `${FOLDER}ours.whl`

/** @typedef {{writeFile: (path: string, content: Uint8Array) => void}} Files of Python */
/** @typedef {{FS: Files, registerJsModule: (name: string, module: object) => void}} Python */
/** @typedef {{name: string, content: Uint8Array}} Archive */

/**
 * Lay our wheel where Python looks for it.
 * @param {Files} files
 * @param {Uint8Array} wheel
 */
export function layOut(files, wheel) {
  files.writeFile(WHEEL, wheel)
}

/**
 * @param {Files} files
 * @param {Archive} archive
 */
function lay(files, { name, content }) {
  files.writeFile(FOLDER + name, content)
}

export class Archives {
  /** @type {Files | undefined} */
  #files
  /** @type {Archive[]} */
  #early = []
  #why = ''

  /**
   * @param {(name: string) => Uint8Array} fetch at once and whole, or throws
   * @param {import('./halves.js').Told} told
   */
  constructor(fetch, told) {
    this.fetch = fetch
    this.told = told
  }

  /**
   * Python is there, and may ask.
   * @param {Python} python
   */
  begin(python) {
    this.#files = python.FS
    for (const archive of this.#early.splice(0)) lay(this.#files, archive)
    const line = { bring: (/** @type {string} */ name) => this.bring(name), lost: () => this.lost() }
    python.registerJsModule('engine_line', line)
  }

  /**
   * An archive is here that nobody has waited for, perhaps before Python is.
   * @param {Archive} archive
   */
  take(archive) {
    if (this.#files) lay(this.#files, archive)
    else this.#early.push(archive)
  }

  /**
   * Python waits for an archive.
   * @param {string} name
   * @returns {boolean} whether it came
   */
  bring(name) {
    this.told.cold()
    try {
      const content = this.fetch(name)
      this.take({ name, content })
      this.#why = `${name} arrived damaged.` // unless Python finds what it wants there
      return true
    } catch (error) {
      this.#why = error instanceof Error ? error.message : String(error)
      return false
    } finally {
      this.told.warm()
    }
  }

  /** Python has no way left: its own error might be taken for one of a reader's code, so it is told beside. */
  lost() {
    this.told.lost(this.#why)
  }
}
