import type { ChangeKind } from '../model/change.ts'
import type { ArticleId, CaptureId, SourceId } from '../model/ids.ts'

/** Every address of the review pages, so that no page spells one itself. All are paths from the root. */
export const paths = {
  inbox: '/',
  search: '/search',
  events: '/events',
  statistics: '/statistics',
  kind: (kind: ChangeKind) => `/?kind=${kind}`,
  addSource: '/sources/add',
  sourceStatus: '/sources/status',
  checkNow: '/sources/check',
  editSource: '/sources/edit',
  sourceRules: '/sources/rules',
  source: (id: SourceId) => `/sources/${id}`,
  subscriptions: '/subscriptions',
  subscribe: '/subscriptions/add',
  subscriptionStatus: '/subscriptions/status',
  resend: '/subscriptions/resend',
  api: '/api',
  openApi: '/api/openapi.json',
  signIn: '/sign-in',
  signOut: '/sign-out',
  markSeen: '/changes/seen',
  label: '/changes/labels',
  annotate: '/changes/annotations',
  labelled: (label: string) => `/?label=${encodeURIComponent(label)}`,
  articles: '/articles',
  /** Where the hub of a source reaches us. */
  hub: (token: string) => `/hub/${token}`,
  sources: '/sources',
  feed: '/feed.atom',
  jsonFeed: '/feed.json',
  sourceChanges: (id: SourceId) => `/?source=${id}`,
  sourceArticles: (id: SourceId) => `/articles?source=${id}`,
  article: (id: ArticleId) => `/articles/${id}`,
  articleFeed: (id: ArticleId) => `/articles/${id}/feed.atom`,
  articleJsonFeed: (id: ArticleId) => `/articles/${id}/feed.json`,
  compare: (id: ArticleId) => `/articles/${id}/compare`,
  live: (id: ArticleId) => `/articles/${id}/live`,
  captures: (id: ArticleId) => `/articles/${id}/captures`,
  version: (id: ArticleId, number: number) => `/articles/${id}/versions/${number}`,
  blame: (id: ArticleId, number: number) => `/articles/${id}/versions/${number}/blame`,
  change: (id: ArticleId, from: number, to: number) => `/articles/${id}/changes/${from}-${to}`,
  picture: (id: ArticleId, from: number, to: number, format: 'svg' | 'png') =>
    `/articles/${id}/changes/${from}-${to}/picture.${format}`,
  capture: (id: CaptureId) => `/captures/${id}`,
  raw: (id: CaptureId) => `/captures/${id}/raw`,
  received: (id: CaptureId) => `/captures/${id}/received`,
} as const

/** A path with query parameters; those that are undefined or null are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const [base = '', existing] = path.split('?', 2)
  const search = new URLSearchParams(existing)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? base : `${base}?${text}`
}

/** Where somebody is subscribed to what a feed brings. */
export function subscriptionTo(feed: string): string {
  const parameters = feed.split('?', 2)[1] ?? ''
  return withQuery(paths.subscriptions, { filter: parameters === '' ? null : parameters })
}
