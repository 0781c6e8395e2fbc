// The build copies the package's own module to assets/js/minisearch.js.
export { default } from 'minisearch'
