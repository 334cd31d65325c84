/** A writing system as ISO 15924 names it. Japanese and Korean mix several. */
export type Script = string

/** Ranges of code points whose letters are of one script, in ascending order. */
const ranges: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x5a, 'Latn'],
  [0x61, 0x7a, 'Latn'],
  [0xc0, 0x24f, 'Latn'],
  [0x370, 0x3ff, 'Grek'],
  [0x400, 0x52f, 'Cyrl'],
  [0x531, 0x58f, 'Armn'],
  [0x5d0, 0x5f4, 'Hebr'],
  [0x620, 0x6ff, 'Arab'],
  [0x750, 0x77f, 'Arab'],
  [0x900, 0x963, 'Deva'],
  [0x980, 0x9ff, 'Beng'],
  [0xa00, 0xa7f, 'Guru'],
  [0xa80, 0xaff, 'Gujr'],
  [0xb00, 0xb7f, 'Orya'],
  [0xb80, 0xbff, 'Taml'],
  [0xc00, 0xc7f, 'Telu'],
  [0xc80, 0xcff, 'Knda'],
  [0xd00, 0xd7f, 'Mlym'],
  [0xd80, 0xdff, 'Sinh'],
  [0xe00, 0xe7f, 'Thai'],
  [0xe80, 0xeff, 'Laoo'],
  [0x1000, 0x109f, 'Mymr'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1200, 0x139f, 'Ethi'],
  [0x1780, 0x17ff, 'Khmr'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3400, 0x9fff, 'Hani'],
  [0xac00, 0xd7a3, 'Hang'],
]

/** Fewer letters prove nothing. */
const lettersMin = 40
/** The beginning of a text tells its script. */
const lettersRead = 20_000

/** The script that most of a text is written in; null for short texts and for mixtures. */
export function scriptOf(text: string): Script | null {
  const counts = new Map<Script, number>()
  let letters = 0
  for (let at = 0; at < text.length && at < lettersRead; at += 1) {
    const script = scriptOfUnit(text.charCodeAt(at))
    if (script === null) continue
    letters += 1
    counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  if (letters < lettersMin) return null
  const share = (script: Script): number => (counts.get(script) ?? 0) / letters
  // A text with kana or hangul in it is no Chinese, however many of its signs are.
  if (share('Kana') > 0.1 && share('Kana') + share('Hani') > 0.6) return 'Jpan'
  if (share('Hang') > 0.3) return 'Kore'
  const [script, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])
  return count >= 0.6 * letters ? script : null
}

function scriptOfUnit(unit: number): Script | null {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to, script] = ranges[middle] ?? [0, 0, '']
    if (unit < from) high = middle - 1
    else if (unit > to) low = middle + 1
    else return script
  }
  return null
}
