// The build copies the package's own module to assets/js/glossary/minisearch.js.
export { default } from 'minisearch'
