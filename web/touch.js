// When a reader first turns to a calculator: until then not even its scripts are fetched.

/** @returns {Promise<void>} settled at the first focus, press or input in a calculator's form */
export function firstTouch() {
  return new Promise((resolve) => {
    const touch = (/** @type {Event} */ { target }) => {
      if (!(target instanceof Element) || !target.closest('.mg-calc form')) return
      for (const kind of KINDS) document.removeEventListener(kind, touch, true)
      resolve()
    }
    for (const kind of KINDS) document.addEventListener(kind, touch, true)
    // A quick reader may be there before this script.
    if (document.activeElement?.closest('.mg-calc form')) resolve()
  })
}

const KINDS = ['focusin', 'pointerdown', 'input']
