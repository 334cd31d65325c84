import { furnitureKinds, regions } from './ancestry.ts'
import { feature, flag, kinds, share, type Feature } from './feature.ts'
import { below } from './sums.ts'

const tags = [
  'p',
  'div',
  'li',
  'td',
  'blockquote',
  'figcaption',
  'section',
  'article',
  'span',
  'center',
  'header',
  'footer',
  'dd',
  'dt',
  'pre',
]

/** What the leaf's own text says. */
export const ownText: Feature[] = [
  feature('weight', (e, _, i) => e.leaves[i]?.weight ?? 0),
  feature('words', (e, _, i) => e.text[i]?.words ?? 0),
  feature('word length', (e, _, i) => (e.leaves[i]?.text.length ?? 0) / (e.text[i]?.words ?? 1)),
  feature('link density', (e, _, i) => e.leaves[i]?.linkDensity ?? 0),
  feature('links', (e, _, i) => e.leaves[i]?.links.length ?? 0),
  feature('begins with link', (e, _, i) => flag(e.links[i]?.first)),
  share('begin with link around', (e, _, i) => e.links[i]?.firstAround ?? 0),
  feature('links inside', (e, _, i) => e.links[i]?.inside ?? 0),
  feature('links outside', (e, _, i) => e.links[i]?.outside ?? 0),
  feature('commas', (e, _, i) => e.text[i]?.commas ?? 0),
  feature('sentences', (e, _, i) => e.text[i]?.sentences ?? 0),
  feature('ends sentence', (e, _, i) => flag(e.text[i]?.endsSentence)),
  feature('ends colon', (e, _, i) => flag(e.text[i]?.endsColon)),
  feature('ends ellipsis', (e, _, i) => flag(e.text[i]?.endsEllipsis)),
  feature('digits', (e, _, i) => e.text[i]?.digitShare ?? 0),
  feature('upper case', (e, _, i) => e.text[i]?.upperShare ?? 0),
  feature('starts lower', (e, _, i) => flag(e.text[i]?.startsLower)),
  feature('starts quote', (e, _, i) => flag(e.text[i]?.startsQuote)),
  feature('marks', (e, _, i) => e.text[i]?.marks ?? 0),
  feature('address', (e, _, i) => flag(e.text[i]?.hasAddress)),
  feature('prose', (e, _, i) => flag(e.text[i]?.prose)),
  feature('furniture text', (e, _, i) => flag(e.text[i]?.furniture)),
  feature('date line', (e, _, i) => flag(e.text[i]?.dateLine)),
  feature('credit', (e, _, i) => flag(e.text[i]?.credit)),
  feature('box head', (e, _, i) => flag(e.text[i]?.boxHead)),
  feature('ending', (e, _, i) => flag(e.text[i]?.ending)),
  feature('lines', (e, _, i) => e.leaves[i]?.text.split('\n').length ?? 1),
]

/** What the elements around it say they are. */
export const ownMarkup: Feature[] = [
  feature('kind', (e, _, i) => kinds.indexOf(e.leaves[i]?.kind ?? '')),
  feature('level', (e, _, i) => e.leaves[i]?.level ?? 0),
  feature('tag', (e, _, i) => tags.indexOf(e.page.tag[e.leaves[i]?.node ?? 0] ?? '')),
  feature('depth', (e, _, i) => e.ancestry.depth[e.leaves[i]?.node ?? 0] ?? 0),
  feature('caption', (e, _, i) => flag(e.named.found.features[i]?.caption)),
  feature('furniture', (e, _, i) => furnitureIndex(e.named.found.features[i]?.furniture)),
  feature('furniture by shape', (e, _, i) => furnitureIndex(e.shaped.found.features[i]?.furniture)),
  feature('claimed furniture', (e, _, i) => e.ancestry.furniture[e.leaves[i]?.node ?? 0] ?? 0),
  feature('claimed furniture steps', (e, _, i) => e.ancestry.furnitureSteps[e.leaves[i]?.node ?? 0] ?? 0),
  feature('outer furniture', (e, _, i) => e.ancestry.outerFurniture[e.leaves[i]?.node ?? 0] ?? 0),
  ...furnitureKinds.map((kind, at) =>
    feature(`is ${kind}`, (e, _, i) => flag((e.ancestry.furniture[e.leaves[i]?.node ?? 0] ?? 0) === at + 1)),
  ),
  ...regions.map((region, at) =>
    feature(`in ${region}`, (e, _, i) => ((e.ancestry.inside[e.leaves[i]?.from ?? 0] ?? 0) >> at) & 1),
  ),
  feature('in body', (e, _, i) => flag((e.ancestry.body[e.leaves[i]?.node ?? 0] ?? 0) !== 0)),
  feature('body depth', (e, _, i) => {
    const node = e.leaves[i]?.node ?? 0
    const body = e.ancestry.body[node] ?? 0
    return body === 0 ? 99 : (e.ancestry.depth[node] ?? 0) - (e.ancestry.depth[body] ?? 0)
  }),
  share('body share', (e, s, i) => {
    const body = e.ancestry.body[e.leaves[i]?.node ?? 0] ?? 0
    return body === 0 ? 0 : below(e.page, e.sums.prose, body) / s.totalProse
  }),
]

function furnitureIndex(kind: string | null | undefined): number {
  return kind === null || kind === undefined ? 0 : furnitureKinds.indexOf(kind as never) + 1
}
