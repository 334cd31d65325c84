import { english } from '../prose/english.ts'
import { german } from '../prose/german.ts'
import { hebrew } from '../prose/hebrew.ts'
import type { LanguagePack } from '../prose/language-pack.ts'
import type { Random } from '../random.ts'
import { divSoupPage } from './div-soup.ts'
import { germanPage } from './german.ts'
import { liveBlogPage } from './live-blog.ts'
import type { Template } from './page.ts'
import { rtlPage } from './rtl.ts'
import { semanticPage } from './semantic.ts'
import { tablePage } from './table.ts'
import { wordpressPage } from './wordpress.ts'

/** How one kind of site writes and serves its pages. */
export interface Site {
  readonly name: string
  readonly render: Template
  readonly pack: LanguagePack
  readonly live: boolean
  readonly charset: 'utf-8' | 'windows-1252'
  /** As sent; old servers leave the charset to the page. */
  readonly contentType: string
  readonly gzip: boolean
  readonly validators: 'etag' | 'last-modified' | 'both' | 'none'
  /** Of one in a hundred articles, how many are of this kind. */
  readonly share: number
  path(parts: PathParts): string
}

interface PathParts {
  readonly slug: string
  /** A number that no other article has. */
  readonly id: number
  readonly publishedAt: Date
}

const utf8 = { charset: 'utf-8', contentType: 'text/html; charset=utf-8' } as const

const sites: readonly Site[] = [
  {
    ...utf8,
    name: 'semantic',
    render: semanticPage,
    pack: english,
    live: false,
    gzip: false,
    validators: 'both',
    share: 26,
    path: ({ slug, publishedAt }) =>
      `/${publishedAt.toISOString().slice(0, 10).replaceAll('-', '/')}/${slug}`,
  },
  {
    ...utf8,
    name: 'div-soup',
    render: divSoupPage,
    pack: english,
    live: false,
    gzip: true,
    validators: 'none',
    share: 22,
    path: ({ slug, id }) => `/news/${slug}-${id}.html`,
  },
  {
    ...utf8,
    name: 'wordpress',
    render: wordpressPage,
    pack: english,
    live: false,
    gzip: true,
    validators: 'last-modified',
    share: 20,
    path: ({ slug, publishedAt }) => `/${publishedAt.toISOString().slice(0, 7).replace('-', '/')}/${slug}/`,
  },
  {
    name: 'table',
    render: tablePage,
    pack: english,
    live: false,
    charset: 'windows-1252',
    contentType: 'text/html',
    gzip: false,
    validators: 'none',
    share: 9,
    path: ({ id }) => `/story.php?id=${id}`,
  },
  {
    ...utf8,
    name: 'german',
    render: germanPage,
    pack: german,
    live: false,
    gzip: true,
    validators: 'etag',
    share: 9,
    path: ({ slug, id }) => `/de/${slug}-${id}.html`,
  },
  {
    ...utf8,
    name: 'rtl',
    render: rtlPage,
    pack: hebrew,
    live: false,
    gzip: false,
    validators: 'none',
    share: 7,
    path: ({ slug, id }) => encodeURI(`/he/${slug}-${id}`),
  },
  {
    ...utf8,
    name: 'live-blog',
    render: liveBlogPage,
    pack: english,
    live: true,
    gzip: false,
    validators: 'etag',
    share: 7,
    path: ({ slug, publishedAt }) => `/live/${publishedAt.getUTCFullYear()}/${slug}`,
  },
]

/** The first articles show every kind of site once; then chance has its way. */
export function siteFor(index: number, random: Random): Site {
  const first = sites[index]
  if (first !== undefined) return first
  let left = random.integer(
    1,
    sites.reduce((sum, site) => sum + site.share, 0),
  )
  return sites.find((site) => (left -= site.share) <= 0) ?? random.pick(sites)
}
