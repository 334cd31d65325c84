import type { Archive } from '../../archive/archive.ts'
import type { Hop } from '../../model/capture.ts'
import type { Block, Content } from '../../model/content.ts'
import type { ArticleId, CaptureId } from '../../model/ids.ts'
import { play, story } from './played.ts'
import { draft, minutes } from './records.ts'

/**
 * Hostile texts everywhere a publisher has a say. Every text is the title, address and failure of a source, the
 * headline and address of an article, a block, and the name and value of a header; and in turn each other field.
 */
export async function playHostile(
  archive: Archive,
  vectors: readonly string[],
): Promise<{ ids: readonly ArticleId[]; captures: readonly CaptureId[] }> {
  await addHostileSources(archive, vectors)
  const ids: ArticleId[] = []
  const captures: CaptureId[] = []
  const size = 16
  for (let start = 0; start < vectors.length; start += size) {
    const some = vectors.slice(start, start + size)
    const pick = (offset: number): string => vectors[(start + offset) % vectors.length] ?? ''
    const url = `https://hostile.example/${start}?q=${pick(3)}`
    const played = await play(
      archive,
      {
        url: `https://hostile.example/feed-${start}?${pick(5)}`,
        title: pick(2),
        cron: pick(4),
        include: pick(6),
      },
      [
        {
          url,
          headline: pick(1),
          looks: [
            { at: 10, content: hostile(pick, some, []), hops: hostileHops(url, some, pick) },
            { at: 20, content: hostile((offset) => pick(offset + 11), some, some.toReversed()) },
            {
              at: 30,
              failure: { code: 'http-error', message: pick(7) },
              hops: hostileHops(pick(8), [], pick),
            },
          ],
        },
      ],
    )
    await archive.recordReadingFailure({
      sourceId: played.sourceId,
      at: minutes(1),
      nextDueAt: minutes(5),
      failure: { code: 'feed-invalid', message: pick(9) },
    })
    ids.push(...played.ids)
    for (const id of played.ids) {
      const page = await archive.captures(id, { limit: 10 })
      captures.push(...page.items.map((capture) => capture.id))
    }
  }
  return { ids, captures }
}

function hostile(
  pick: (offset: number) => string,
  texts: readonly string[],
  more: readonly string[],
): Content {
  const kinds = [
    'paragraph',
    'heading',
    'list-item',
    'quote',
    'pull-quote',
    'caption',
    'code',
    'table-row',
    'embed',
    'post',
  ] as const
  const block = (text: string, index: number): Block => ({
    kind: kinds[index % kinds.length] ?? 'paragraph',
    text: `${text} `,
    links: [{ start: 0, end: text.length, url: pick(index) }],
    attribution: pick(index + 1),
    url: pick(index + 2),
    time: pick(index + 3),
    postId: pick(index + 4),
    credit: pick(index + 5),
  })
  return story({
    headline: pick(0),
    dek: pick(1),
    byline: [pick(2), pick(3)],
    publishedAt: pick(4),
    modifiedAt: pick(5),
    section: pick(6),
    language: pick(7),
    leadImage: pick(8),
    canonicalUrl: pick(9),
    leadImageCaption: pick(10),
    leadImageCredit: pick(11),
    otherTitles: [{ text: pick(12), origin: 'title' }],
    tags: [pick(13), pick(14)],
    corrections: [{ text: pick(15), origin: 'text' }],
    blocks: [...texts.map(block), ...more.map((text, index) => block(`${text} ${pick(index)}`, index + 4))],
  })
}

function hostileHops(
  url: string,
  texts: readonly string[],
  pick: (offset: number) => string,
): readonly Hop[] {
  const headers = texts.map((text, index) => [text, texts.at(-1 - index) ?? ''] as const)
  return [
    { url: pick(1), status: 302, headers, peerAddress: pick(2) },
    { url, status: 200, headers, peerAddress: '192.0.2.1' },
  ]
}

async function addHostileSources(archive: Archive, vectors: readonly string[]): Promise<void> {
  for (const [index, text] of vectors.entries()) {
    const url = `https://source-${index}.example/?${text}`
    const { source } = await archive.addSource({ ...draft(url), title: text }, minutes(0))
    await archive.recordReading({
      sourceId: source.id,
      readAt: minutes(0),
      nextDueAt: minutes(5),
      validators: { etag: null, lastModified: null },
      title: null,
      candidates: [{ url: text, key: text, headline: text, publishedAt: null, modifiedAt: null }],
    })
    const failure = { code: 'feed-invalid', message: text } as const
    await archive.recordReadingFailure({
      sourceId: source.id,
      at: minutes(1),
      nextDueAt: minutes(5),
      failure,
    })
  }
}
