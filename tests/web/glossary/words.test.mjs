// Words as the search compares them.

import assert from 'node:assert/strict'
import test from 'node:test'
import { stem, terms, words } from '../../../web/glossary/words.js'

const ALIKE = [
  ['liquidated', 'liquidation', 'liquidations', 'liquidate', 'liquidating', 'liquidator'],
  ['deleveraging', 'deleverage', 'deleveraged'],
  ['realised', 'realized', 'realising'],
  ['price', 'prices', 'pricing'],
  ['loss', 'losses'],
  ['liability', 'liabilities'],
  ['stop', 'stops', 'stopped', 'stopping'],
  ['behavior', 'behaviour'],
  ['box', 'boxes'],
]
const APART = [
  ['fund', 'funding'],
  ['mark', 'margin'],
  ['call', 'cell'],
]
const READ = [
  ['What is it ?', ['what', 'is', 'it']],
  ['10x', ['10', 'leverage']],
  ['at 10×', ['at', '10', 'leverage']],
  ['d_1', ['d1']],
  ['unrealized_pnl', ['unrealized', 'pnl']],
  ['LiquidationPrice', ['liquidation', 'price']],
  ['uPnL', ['upnl']],
  ['USDⓈ-M', ['usds', 'm']],
  ['didn’t', ['didnt']],
  ['volatilité', ['volatilite']],
]

test('forms of one word have one stem', () => {
  for (const forms of ALIKE) assert.equal(new Set(forms.map(stem)).size, 1, `${forms}: ${forms.map(stem)}`)
})

test('other words have other stems', () => {
  for (const forms of APART) assert.equal(new Set(forms.map(stem)).size, forms.length, `${forms}`)
})

test('words are read as they are said', () => {
  for (const [text, said] of READ) assert.deepEqual(words(text), said)
})

test('small words say nothing about what is asked', () => {
  assert.deepEqual(terms('what is the health factor and why does it fall'), ['health', 'fact', 'fall'])
})
