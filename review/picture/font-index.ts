import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One file of a family: some of its letters. */
export interface FontSlice {
  readonly file: string
}

/** Which files may hold a character, best first. */
export interface FontIndex {
  slicesFor(codePoint: number): readonly FontSlice[]
}

/** Beside each table lie the files. */
const tables = {
  'noto-sans': import.meta.resolve('@fontsource-variable/noto-sans/unicode.json'),
  'noto-sans-arabic': import.meta.resolve('@fontsource-variable/noto-sans-arabic/unicode.json'),
  'noto-sans-hebrew': import.meta.resolve('@fontsource-variable/noto-sans-hebrew/unicode.json'),
  'noto-sans-jp': import.meta.resolve('@fontsource-variable/noto-sans-jp/unicode.json'),
  'noto-sans-kr': import.meta.resolve('@fontsource-variable/noto-sans-kr/unicode.json'),
  'noto-sans-sc': import.meta.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
  'noto-sans-thai': import.meta.resolve('@fontsource-variable/noto-sans-thai/unicode.json'),
} as const

type Family = keyof typeof tables

const everywhere: readonly Family[] = ['noto-sans', 'noto-sans-arabic', 'noto-sans-hebrew', 'noto-sans-thai']

/** Han letters look otherwise in Japan, in Korea and in China, and one number stands for all forms. */
const eastAsian: Readonly<Record<'ja' | 'ko' | 'hant' | 'hans', readonly Family[]>> = {
  ja: ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'],
  ko: ['noto-sans-kr', 'noto-sans-jp', 'noto-sans-sc'],
  hant: ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'],
  hans: ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'],
}

export type Region = keyof typeof eastAsian

/** Whose Han letters a text is to have: by its language, else by the letters that only one language has. Pure. */
export function regionOf(language: string | null, text: string): Region {
  const tag = language?.toLowerCase() ?? ''
  if (/^ja\b/.test(tag)) return 'ja'
  if (/^ko\b/.test(tag)) return 'ko'
  if (/^(?:zh|yue)\b.*\b(?:hant|tw|hk|mo)\b/.test(tag)) return 'hant'
  if (/^zh\b/.test(tag)) return 'hans'
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : 'hans'
}

/** The index of the fonts that come with Stet (docs/decisions/0008-pictures.md), for texts of one region. Reads their tables. */
export function fontIndex(region: Region): FontIndex {
  const families = [...everywhere, ...eastAsian[region]].map(readFamily)
  const known = new Map<number, readonly FontSlice[]>()
  return {
    slicesFor(codePoint) {
      const found =
        known.get(codePoint) ??
        families.flatMap((slices) => slices.filter(({ ranges }) => holds(ranges, codePoint)))
      known.set(codePoint, found)
      return found
    },
  }
}

type Ranges = readonly (readonly [number, number])[]

interface IndexedSlice extends FontSlice {
  readonly ranges: Ranges
}

function readFamily(family: Family): IndexedSlice[] {
  const table = tables[family]
  const subsets = JSON.parse(readFileSync(new URL(table), 'utf8')) as Readonly<Record<string, string>>
  return Object.entries(subsets).map(([subset, ranges]) => {
    // The numbered subsets of large fonts stand in brackets in the table, and not in the names of the files.
    const part = subset.replaceAll(/[[\]]/g, '')
    const file = new URL(`./files/${family}-${part}-wght-normal.woff2`, table)
    return { file: fileURLToPath(file), ranges: rangesOf(ranges) }
  })
}

/** `U+0-FF,U+131` as pairs of numbers. */
function rangesOf(text: string): Ranges {
  return text.split(',').flatMap((range) => {
    const [, first, last = first] = /^U\+([0-9A-F]+)(?:-([0-9A-F]+))?$/i.exec(range.trim()) ?? []
    if (first === undefined || last === undefined) return []
    return [[Number.parseInt(first, 16), Number.parseInt(last, 16)] as const]
  })
}

function holds(ranges: Ranges, codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last)
}
