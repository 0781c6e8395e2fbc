// Texts in sentences, in every script.

import assert from 'node:assert/strict'
import test from 'node:test'
import { asks, sentences } from '../../../web/glossary/sentences.js'

const CUT = [
  ['It is sold.', 'Then it is over, e.g. on 1.5 days.', 'Really?', 'Yes!'],
  ['He says “sell.”', 'She does not.', '(Nobody does.)', 'So it stays.'],
  ['Wird nachgefordert?', 'Ja, z. B. von der Börse.', 'Übrig bleibt nichts.'],
  ['什么是保证金？', '它是抵押。', '“强制平仓！”', '（见下。）', '价格为1.5。'],
  ['追証とは？', '追加の証拠金です。', '「払え。」', 'と言われる。'],
  ['마진이란 무엇인가?', '담보이다.', '부족하면 청산된다.'],
  ['ما هو الهامش؟', 'هو ضمان.', 'يبلغ 1.5 في المئة.'],
  ['مارجن کیا ہے؟', 'یہ ضمانت ہے۔', 'بس۔'],
  ['מהו ביטחון?', 'זהו סכום.', 'הוא נעול.'],
  ['मार्जिन क्या है?', 'यह जमानत है।', 'बस।'],
  ['Τι είναι το περιθώριο;', 'Είναι εγγύηση.', 'Τέλος.'],
  ['Что это?', 'Это залог.', 'Всё.'],
  ['หลักประกันคืออะไร', 'คือเงินวาง', 'ต่าง ๆ กันไป 10 บาท'],
  ['ይህ ምንድን ነው፧', 'ዋስትና ነው።', 'አበቃ።'],
  ['Ինչ է սա՞', 'Գրավ։', 'Վերջ։'],
  ['ဒါဘာလဲ။', 'အာမခံ။'],
]
const JOINED = new Set(['什', '追', 'ဒ']) // which need no blank

test('a sentence ends where its script ends it', () => {
  for (const said of CUT) {
    assert.deepEqual(sentences(said.join(' ')), said)
    if (JOINED.has(said[0][0])) assert.deepEqual(sentences(said.join('')), said)
  }
})

test('a question is known by its sign', () => {
  for (const [first] of CUT.slice(2)) assert.equal(asks(first), /[?？؟;፧՞]$/u.test(first), first)
  assert.equal(asks('It is sold.'), false)
})
