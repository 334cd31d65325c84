import { randomSource, shuffled, type Random } from './random.ts'

/** Two lists of blocks made to be hard or large. */
export interface Input {
  readonly name: string
  readonly make: () => readonly [from: string[], to: string[]]
}

/** The inputs of a size, with the section that moves at a tenth of its length. */
export function scaleInputs(size: number): Input[] {
  const label = `${size / 1_000}k words`
  const text = () => paragraphs(vocabulary(randomSource(size), size, 5_000), 60)
  return [
    { name: `${label}, few edits`, make: () => [text(), edited(text(), 0.005)] },
    { name: `${label}, 30 % edited`, make: () => [text(), edited(text(), 0.3)] },
    { name: `${label}, a section moved`, make: () => [text(), sectionMoved(edited(text(), 0.005))] },
    {
      name: `${label}, unrelated`,
      make: () => [text(), paragraphs(vocabulary(randomSource(size + 1), size, 5_000, 'u'), 60)],
    },
  ]
}

/** Inputs that make a search without bounds hang or a careless one eat memory. */
export const hostileInputs: readonly Input[] = [
  {
    name: '20k words of a 2-word alphabet, one line',
    make: () => [line(randomWords(1, 20_000, 2)), line(randomWords(2, 20_000, 2))],
  },
  {
    name: '20k against 20k other words, one line',
    make: () => [line(words(0, 20_000)), line(words(50_000, 20_000))],
  },
  { name: '20k words reversed', make: () => [line(words(0, 20_000)), line(words(0, 20_000).toReversed())] },
  {
    name: '2,000 paragraphs shuffled',
    make: () => [
      paragraphs(words(0, 100_000), 50),
      shuffled(paragraphs(words(0, 100_000), 50), randomSource(3)),
    ],
  },
  {
    name: 'one line 5,000 times, another put in',
    make: () => [
      repeated('The same line.', 5_000),
      repeated('The same line.', 5_000).toSpliced(2_000, 0, 'Another.'),
    ],
  },
  {
    name: 'every word but "the" changed, 20k',
    make: () => [paragraphs(withThe(words(0, 20_000)), 200), paragraphs(withThe(words(50_000, 20_000)), 200)],
  },
  {
    name: 'a word a block, 10k at random',
    make: () => [randomWords(4, 10_000, 900), randomWords(5, 10_000, 900)],
  },
  {
    name: '100k Chinese characters reversed',
    make: () => [[han(6, 100_000).join('')], [han(6, 100_000).toReversed().join('')]],
  },
  {
    name: '1 MB against 1 MB wholly other',
    make: () => [paragraphs(words(0, 110_000), 60), paragraphs(words(200_000, 110_000), 60)],
  },
  {
    name: 'one line of 1 MB against another',
    make: () => [line(words(0, 110_000)), line(words(200_000, 110_000))],
  },
  {
    name: 'one line of 1 MB of a few words',
    make: () => [line(randomWords(7, 330_000, 2)), line(randomWords(8, 330_000, 2))],
  },
  {
    name: '100k tokens shuffled, one line',
    make: () => [line(words(0, 100_000)), line(shuffled(words(0, 100_000), randomSource(9)))],
  },
  {
    name: '100k tokens shuffled over paragraphs',
    make: () => [
      paragraphs(words(0, 100_000), 50),
      paragraphs(shuffled(words(0, 100_000), randomSource(10)), 50),
    ],
  },
  {
    name: '100k blocks of a word, shuffled',
    make: () => [words(0, 100_000), shuffled(words(0, 100_000), randomSource(11))],
  },
  {
    name: '100k blocks of a word, at random',
    make: () => [randomWords(12, 100_000, 900), randomWords(13, 100_000, 900)],
  },
  { name: '100k blocks of another word', make: () => [words(0, 100_000), words(200_000, 100_000)] },
  {
    name: '1 MB of full stops',
    make: () => [['.'.repeat(1_000_000)], [`${'.'.repeat(500_000)},${'.'.repeat(499_000)}`]],
  },
  { name: '1 MB of open quotation marks', make: () => [['“a '.repeat(330_000)], ['„a '.repeat(330_000)]] },
  {
    name: '1 MB of marks on one letter',
    make: () => [[`a${'\u0301'.repeat(500_000)}`], [`b${'\u0301'.repeat(500_000)}`]],
  },
  { name: '1 MB of addresses', make: () => [['http://'.repeat(140_000)], ['www. '.repeat(200_000)]] },
  { name: '1 MB of days', make: () => [['3 May 20 '.repeat(110_000)], ['4 May 21 '.repeat(110_000)]] },
]

function edited(blocks: readonly string[], share: number): string[] {
  const random = randomSource(Math.round(1_000 * share))
  return blocks.map((block) =>
    block
      .split(' ')
      .map((word) => (random.next() < share ? `new${random.below(1_000)}` : word))
      .join(' '),
  )
}

function sectionMoved(blocks: readonly string[]): string[] {
  const length = Math.max(1, Math.floor(blocks.length / 10))
  const section = blocks.slice(length, 2 * length)
  return [
    ...blocks.slice(0, length),
    ...blocks.slice(2 * length, 6 * length),
    ...section,
    ...blocks.slice(6 * length),
  ]
}

/** Words as often as in a text: a few are most of it. */
function vocabulary(random: Random, count: number, size: number, prefix = 'w'): string[] {
  return Array.from({ length: count }, () => `${prefix}${Math.floor(size * random.next() ** 3).toString(36)}`)
}

function words(start: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `word${(start + index).toString(36)}`)
}

function randomWords(seed: number, count: number, size: number): string[] {
  const random = randomSource(seed)
  return Array.from({ length: count }, () => `w${random.below(size)}`)
}

function han(seed: number, count: number): string[] {
  const random = randomSource(seed)
  return Array.from({ length: count }, () => String.fromCodePoint(0x4e00 + random.below(3_000)))
}

function withThe(list: readonly string[]): string[] {
  return list.flatMap((word) => [word, 'the'])
}

function repeated(text: string, count: number): string[] {
  return Array.from({ length: count }, () => text)
}

function line(list: readonly string[]): string[] {
  return [list.join(' ')]
}

function paragraphs(list: readonly string[], wordsEach: number): string[] {
  const made: string[] = []
  for (let at = 0; at < list.length; at += wordsEach) made.push(list.slice(at, at + wordsEach).join(' '))
  return made
}
