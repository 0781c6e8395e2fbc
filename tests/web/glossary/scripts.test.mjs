// What the search finds in a glossary of any script, and the sentence that it shows.

import assert from 'node:assert/strict'
import test from 'node:test'
import Library from '../../../node_modules/minisearch/dist/es/index.js'
import { answers } from '../../../web/glossary/answering.js'
import { Finder } from '../../../web/glossary/finding.js'

/** Title, meaning, text. */
const PAGES = [
  ['追加保证金通知', '经纪商要求客户补足资金的通知。', '账户权益不足时发出。强制平仓随后发生！损失由客户承担。'],
  ['资金费率', '多空双方定期互付的费用。', '每八小时结算一次。'],
  ['ロスカット', '証拠金が足りない建玉を取引所が閉じること。', '維持率が下がると始まる。手数料もかかる。'],
  ['การเรียกหลักประกันเพิ่ม', 'คำขอให้ลูกค้าวางเงินเพิ่ม', 'เกิดเมื่อมูลค่าบัญชีต่ำเกินไป ลูกค้ามีเวลาไม่นาน'],
  ['마진 콜', '증거금을 더 넣으라는 통지.', '순자산이 부족하면 온다. 기한이 지나면 청산된다.'],
  ['मार्जिन कॉल', 'और पैसा जमा करने की सूचना।', 'खाते में कमी होने पर आती है। समय कम होता है।'],
  ['نداء الهامش', 'طلب من الوسيط بإيداع مبلغ.', 'يرسل حين تهبط القيمة. بعده قد تتم التصفية.'],
  ['Überschuldung', 'Ein Zustand, in dem Schulden größer sind als das Vermögen.', 'Er wird geprüft. Danach folgt die Insolvenz.'],
]
const ASKED = [
  ['保证金通知', 0, '经纪商要求客户补足资金的通知。'],
  ['强制平仓', 0, '强制平仓随后发生！'],
  ['资', 1, '多空双方定期互付的费用。'],
  ['結', undefined, undefined],
  ['手数料', 2, '手数料もかかる。'],
  ['มูลค่าบัญชี', 3, 'เกิดเมื่อมูลค่าบัญชีต่ำเกินไป'],
  ['청산', 4, '기한이 지나면 청산된다.'],
  ['कमी', 5, 'खाते में कमी होने पर आती है।'],
  ['التصفية', 6, 'بعده قد تتم التصفية.'],
  ['insolvenz', 7, 'Danach folgt die Insolvenz.'],
]

test('words are found in every script, with the sentence that has them', async () => {
  const finder = new Finder(
    Library,
    PAGES.map(([title], i) => ['term', title, `${i}`, []]),
  )
  await finder.learn(
    [],
    PAGES.map(([, meaning]) => [meaning, [], []]),
  )
  await finder.read(PAGES.map(([, , text]) => text))
  for (const [typed, page, line] of ASKED) {
    const [row] = answers(finder, typed, 3).rows
    assert.deepEqual([row?.path, row?.line], [page?.toString(), line], typed)
  }
  for (const [title] of PAGES) {
    const found = answers(finder, title, 3)
    assert.equal(found.rows[0].title, title)
    assert.ok(found.touched(title), `${title} is marked`)
  }
})
