import type { Feed, FeedEntry } from './feed.ts'
import { xmlText } from './xml-text.ts'

export const atomMediaType = 'application/atom+xml; charset=utf-8'

/**
 * An Atom document (RFC 4287). Titles and summaries are type `text`, so that no reader takes a publisher's
 * characters for markup; content is type `html`.
 */
export function atomDocument(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', feed.id),
    textElement('title', feed.title),
    element('updated', feed.updated.toISOString()),
    link('self', feed.selfHref, 'application/atom+xml'),
    link('alternate', feed.alternateHref, 'text/html'),
    '<author><name>Stet</name></author>',
    '<generator>Stet</generator>',
    ...feed.entries.flatMap(entryLines),
    '</feed>',
    '',
  ].join('\n')
}

function entryLines(entry: FeedEntry): string[] {
  return [
    '<entry>',
    element('id', entry.id),
    textElement('title', entry.title),
    element('updated', entry.updated.toISOString()),
    element('published', entry.published.toISOString()),
    link('alternate', entry.alternateHref, 'text/html'),
    ...(entry.relatedHref === null ? [] : [link('related', entry.relatedHref)]),
    ...entry.categories.map((term) => `<category term="${xmlText(term)}"/>`),
    textElement('summary', entry.summary),
    `<content type="html">${xmlText(entry.contentHtml)}</content>`,
    '</entry>',
  ]
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`
}

function textElement(name: string, text: string): string {
  return `<${name} type="text">${xmlText(text)}</${name}>`
}

function link(rel: string, href: string, type?: string): string {
  const typed = type === undefined ? '' : ` type="${type}"`
  return `<link rel="${rel}" href="${xmlText(href)}"${typed}/>`
}
