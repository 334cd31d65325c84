import type { Noise } from '../noise.ts'
import type { LanguagePack } from '../prose/language-pack.ts'
import type { Story, StoryState } from '../story.ts'

/** All that a template is given. Its answer depends on nothing else. */
export interface PageModel {
  readonly origin: string
  readonly url: string
  readonly story: Story
  readonly state: StoryState
  readonly noise: Noise
  readonly filler: Filler
  /** Bytes that the page should have, scripts and styles and all. */
  readonly targetBytes: number
}

/** Style sheets and scripts of any length, as sites carry them. */
export interface Filler {
  css(length: number): string
  js(length: number): string
}

export type Template = (page: PageModel) => string

/** Text as HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A sentence of the page's furniture with its number. */
export function counted(sentence: string, n: number | string): string {
  return escaped(sentence.replace('{n}', String(n)))
}

/** Fills a page up to its size: a third of what is missing as style sheet, the rest as script. */
export function filledUp(page: PageModel, body: string, build: (css: string, js: string) => string): string {
  const missing = Math.max(0, page.targetBytes - Buffer.byteLength(body) - 1_500)
  return build(page.filler.css(Math.floor(missing / 3)), page.filler.js(Math.ceil((missing * 2) / 3)))
}

/** Open Graph and description, which most sites have. */
export function openGraph({ origin, url, story, state }: PageModel): string {
  const image = `${origin}/media/${story.index}.svg`
  return `<meta name="description" content="${escaped(state.dek)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escaped(state.headline)}">
<meta property="og:description" content="${escaped(state.dek)}">
<meta property="og:url" content="${escaped(url)}">
<meta property="og:image" content="${image}">
<meta property="article:published_time" content="${story.publishedAt.toISOString()}">
<meta property="article:modified_time" content="${state.modifiedAt.toISOString()}">`
}

/** The article in schema.org's words. */
export function newsArticle(page: PageModel, type: string): Record<string, unknown> {
  const { origin, url, story, state } = page
  return {
    '@type': type,
    headline: state.headline,
    description: state.dek,
    inLanguage: story.pack.language,
    datePublished: story.publishedAt.toISOString(),
    dateModified: state.modifiedAt.toISOString(),
    articleSection: story.section,
    author: story.byline.map((name) => ({ '@type': 'Person', name })),
    publisher: { '@type': 'Organization', name: siteName(story.pack) },
    image: [`${origin}/media/${story.index}.svg`],
    mainEntityOfPage: url,
  }
}

/** JSON-LD inside a script element: `<` must not end it. */
export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', String.raw`\u003c`)}</script>`
}

export function siteName(pack: LanguagePack): string {
  if (pack.language === 'he') return 'העיתון המקומי'
  return pack.language === 'de-DE' ? 'Der Wochenanzeiger' : 'The Demo Courier'
}

export function bylineOf(story: Story): string {
  return story.byline.join(
    story.pack.language === 'de-DE' ? ' und ' : story.pack.language === 'he' ? ', ' : ' and ',
  )
}

/** What some systems print into the text when a script is pasted into their editor, quotes curled and all. */
export function printedScript({ noise }: PageModel): string {
  return `!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version=’2.0′;n.queue=[]}(window,document,’script’,’https://connect.example/en_US/events.js’);fbq(’init’,’${noise.pixelId}’);fbq(’track’,’PageView’);`
}
