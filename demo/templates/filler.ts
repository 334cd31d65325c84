import { random } from '../random.ts'
import type { Filler } from './page.ts'

const nouns =
  'card teaser grid header footer menu button figure caption list meta label badge stack rail hero modal'.split(
    ' ',
  )
const parts = 'title body image inner link icon text wrap item date author'.split(' ')
const rules = [
  'display:flex;align-items:center;gap:8px',
  'margin:0 0 1.25rem;font:400 1.125rem/1.5 Georgia,serif',
  'padding:12px 16px;border-bottom:1px solid #dcdcdc',
  'color:#121212;text-decoration:none',
  'position:absolute;inset:0;z-index:2',
  'grid-template-columns:repeat(12,minmax(0,1fr))',
]

/** Style sheets and scripts that look like a site's, made once and cut to length. */
export function siteFiller(seed: number | string, lengthMax: number): Filler {
  const draw = random(`${seed}/filler`)
  const name = () => `${draw.pick(nouns)}__${draw.pick(parts)}--${draw.integer(1, 99)}`
  const css = repeated(lengthMax, () => `.${name()}{${draw.pick(rules)}}`)
  const js = repeated(
    lengthMax,
    () =>
      `;(function(w,d){var ${draw.pick(nouns)}=d.querySelector(".${name()}");if(!${draw.pick(parts)}_${draw.integer(1, 9_999)})return;w.dl=w.dl||[];w.dl.push({event:"${draw.pick(nouns)}_${draw.pick(parts)}",value:${draw.integer(1, 99_999)}})})(window,document)`,
  )
  return {
    css: (length) => css.slice(0, css.lastIndexOf('}', length) + 1),
    js: (length) => js.slice(0, js.lastIndexOf(';(function', length)),
  }
}

function repeated(length: number, make: () => string): string {
  const pieces: string[] = []
  for (let size = 0; size < length;) {
    const piece = make()
    pieces.push(piece)
    size += piece.length
  }
  return pieces.join('\n')
}
