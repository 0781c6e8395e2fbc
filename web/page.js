// What a page needs of script, and nothing more: each part is fetched where the page has a use for it.

if (document.querySelector('.mg-calc')) {
  void import('./calculator.js')
  void import('./actions.js')
  void import('./idle.js')
}
