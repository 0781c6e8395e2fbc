// What Python imports and is not here from the beginning: each calculator in an archive of its own, and one archive with all of
// them and with the rest of the library. The calculator that is asked first comes with the engine; the rest comes by itself
// after the first answer, and who imports from it earlier waits for it here, in the worker. `steps/engine_later.py` asks.

/** The archive that has what any other has. */
export const LATER = 'later.zip'
const BESIDE_PYTHON = '/lib/'

/** @typedef {{writeFile: (path: string, content: Uint8Array) => void}} Files of Python */

/**
 * Lay an archive where Python looks for it.
 * @param {Files} files
 * @param {string} name
 * @param {Uint8Array} content
 */
export function lay(files, name, content) {
  files.writeFile(BESIDE_PYTHON + name, content)
}

export class Archives {
  /**
   * @param {Files} files
   * @param {(name: string) => Uint8Array} fetch at once and whole, or throws
   * @param {import('./halves.js').Told} told
   */
  constructor(files, fetch, told) {
    this.files = files
    this.fetch = fetch
    this.told = told
  }

  /**
   * Python waits for an archive; the one that has all of them will do, too.
   * @param {string} name
   */
  bring(name) {
    this.told.cold()
    try {
      this.#fetched(name)
    } catch (error) {
      // Python might take this for an error of its own, so it is told beside.
      this.told.lost(String(error))
      throw error
    }
    this.told.warm()
  }

  /** @param {string} name */
  #fetched(name) {
    try {
      lay(this.files, name, this.fetch(name))
    } catch (error) {
      if (name === LATER) throw error
      this.#fetched(LATER)
    }
  }
}
