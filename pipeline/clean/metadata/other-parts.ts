import { textBelow, type Page } from '../page/page.ts'
import { squeeze } from '../page/text.ts'

const words =
  /(?:^|[\s-])(?:comments?|commentlist|respond|disqus|replies|reviews?|related|recommended|recommendations?|sidebar|teasers?|trending|popular|most-read|more-stories|latest-news|latest-posts|newsletter|footer|nav|menu)(?=$|[\s-])/

/**
 * The nodes of a page whose names and dates are not the article's: comments, teasers of other articles, navigation.
 * Told by the names of elements, of which one that holds the page's heading or half of the page is never believed.
 */
export function otherParts(page: Page): (node: number) => boolean {
  const headings = headingsOf(page)
  const starts: number[] = []
  const ends: number[] = []
  let end = 0
  for (let node = 1; node < page.tag.length; node += 1) {
    if (node < end) continue
    const named = page.words[node] ?? ''
    if (named === '' || !words.test(named)) continue
    const until = page.end[node] ?? node + 1
    if (until - node > page.tag.length / 2 || headings.some((at) => at >= node && at < until)) continue
    end = until
    starts.push(node)
    ends.push(until)
  }
  return (node) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= node) low = middle + 1
      else high = middle
    }
    return low > 0 && node < (ends[low - 1] ?? 0)
  }
}

/** The first-level headings; where there are none, lower ones that the page's title begins with. */
function headingsOf(page: Page): number[] {
  const first = page.tag.flatMap((tag, node) => (tag === 'h1' ? [node] : []))
  const titleAt = first.length > 0 ? -1 : page.tag.indexOf('title')
  if (titleAt === -1) return first
  const title = squeeze((page.text[titleAt + 1] ?? '').slice(0, 400))
  const lower = page.tag.flatMap((tag, node) => (tag === 'h2' || tag === 'h3' ? [node] : []))
  return lower.slice(0, lowerMax).filter((node) => {
    const text = squeeze(textBelow(page, node, 400))
    return text.length >= lowerLengthMin && title.startsWith(text)
  })
}

const lowerMax = 60
const lowerLengthMin = 12
