import { between, cut, plain, toldEdits, utc } from './told-change.ts'
import type { ToldChange } from './told-change.ts'

export interface Digest {
  readonly name: string
  /** Oldest first. */
  readonly changes: readonly ToldChange[]
  /** Changes that it does not list. */
  readonly more: number
  /** Where they are listed; null when the pages have no address. */
  readonly moreUrl: string | null
  readonly now: Date
}

export interface Letter {
  readonly subject: string
  /** Plain text, lines of at most `width` characters but for addresses. */
  readonly text: string
}

const width = 76
const sentenceLengthMax = 400

/** A digest as a letter: the changes by article, each with what it said before and after. Plain text alone. Pure. */
export function digestLetter({ name, changes, more, moreUrl, now }: Digest): Letter {
  const count = changes.length + more
  const groups = Map.groupBy(changes, ({ articleId }) => articleId)
  const head = `${count} ${count === 1 ? 'change' : 'changes'} in ${groups.size}${more > 0 ? ' or more' : ''} ${groups.size === 1 && more === 0 ? 'article' : 'articles'}, until ${utc(now)} UTC`
  const rest = more === 0 ? [] : [`And ${more} more${moreUrl === null ? '.' : `:\n${moreUrl}`}`]
  return {
    subject: `Stet: ${count} ${count === 1 ? 'change' : 'changes'} (${plain(name)})`,
    text: [
      ...wrap(head, ''),
      '',
      ...[...groups.values()].flatMap((group) => [...article(group), '']),
      ...rest.flatMap((line) => [line, '']),
      '-- ',
      ...wrap(
        `You get this as "${plain(name)}". Whoever runs this Stet ends it with: stet subscription remove.`,
        '',
      ),
      '',
    ].join('\n'),
  }
}

function article(changes: readonly ToldChange[]): string[] {
  const [first] = changes
  if (first === undefined) return []
  const headline = changes.findLast((change) => change.headline !== null)?.headline ?? first.articleUrl
  const source = plain(first.source.title ?? first.source.url)
  return [...wrap(`${plain(headline)} (${source})`, ''), ...changes.flatMap((change) => lines(change))]
}

function lines(change: ToldChange): string[] {
  const { edits, omitted } = toldEdits(change.change)
  const said = edits
    .slice(0, 3)
    .flatMap(({ before, after }) => [
      ...(before === null ? [] : wrap(`- ${cut(before, sentenceLengthMax)}`, '    ')),
      ...(after === null ? [] : wrap(`+ ${cut(after, sentenceLengthMax)}`, '    ')),
    ])
  const left = omitted + Math.max(0, edits.length - 3)
  return [
    ...wrap(plain(change.change.summary), '  '),
    ...wrap(between(change.changedBetween), '  '),
    ...said,
    ...(left === 0 ? [] : [`    … ${left} more`]),
    `  ${change.links.change}`,
  ]
}

/** Lines broken at spaces, or within what has none, so that no server breaks them (RFC 5322, section 2.1.1). */
function wrap(text: string, indent: string): string[] {
  const room = width - indent.length
  const broken: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((each) => pieces(each, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      broken.push(`${indent}${line}`)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...broken, `${indent}${line}`]
}

function pieces(word: string, room: number): string[] {
  const characters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(word)]
  if (characters.length <= room) return [word]
  return Array.from({ length: Math.ceil(characters.length / room) }, (_, index) =>
    characters
      .slice(index * room, (index + 1) * room)
      .map(({ segment }) => segment)
      .join(''),
  )
}
