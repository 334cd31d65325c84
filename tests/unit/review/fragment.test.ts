import { expect, test } from 'vitest'
import { compare } from '../../../pipeline/compare/compare.ts'
import { changeFragment, type FragmentView } from '../../../review/fragment.ts'
import { contentOf } from '../compare/content.ts'

async function fragmentOf(
  from: readonly string[],
  to: readonly string[],
  view: FragmentView,
): Promise<string> {
  const change = compare(contentOf(from), contentOf(to, { headline: 'A <b>headline</b> & more' }))
  const made = await changeFragment(change, view)
  return String(made).replace(/\s+/g, ' ')
}

const old = [
  'The council wants 12 new trams, the mayor said.',
  'Twelve trams will not be enough, said the drivers.',
]
const young = [
  'The council wants 14 new trams, the mayor said.',
  'A <script>alert(1)</script> was found in the depot.',
]

test.each<FragmentView>(['inline', 'side-by-side'])(
  '%s: what went and came, said in words too',
  async (view) => {
    const html = await fragmentOf(old, young, view)
    expect(html).toContain(
      '<del><span class="hidden" dir="ltr">[removed: </span>12<span class="hidden" dir="ltr">]</span></del>',
    )
    expect(html).toContain(
      '<ins><span class="hidden" dir="ltr">[added: </span>14<span class="hidden" dir="ltr">]</span></ins>',
    )
    expect(html).toMatch(/<dt>Headline<\/dt>\s*<dd dir="auto">/)
  },
)

test.each<FragmentView>(['inline', 'side-by-side'])(
  '%s: nothing of the publisher is markup',
  async (view) => {
    const html = await fragmentOf(old, young, view)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<b>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  },
)

test('side by side, each half has its own words only', async () => {
  const html = await fragmentOf(old.slice(0, 1), young.slice(0, 1), 'side-by-side')
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/g)].map((cell) => cell[1] ?? '')
  expect(cells).toHaveLength(2)
  expect(cells[0]).not.toContain('<ins>')
  expect(cells[1]).not.toContain('<del>')
})

test('a change of nothing is an empty fragment with its summary', async () => {
  const same = contentOf(old)
  const html = String(await changeFragment(compare(same, same), 'side-by-side'))
  expect(html).toContain('class="summary"')
  expect(html).not.toContain('<table')
})
