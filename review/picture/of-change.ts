import type { Source } from '../../model/source.ts'
import { headlineText } from '../components/headline.ts'
import { hostOf } from '../components/links.ts'
import { intervalText } from '../components/time.ts'
import type { FoundChange } from '../find-change.ts'
import { sourceName } from '../pages/source-names.ts'
import { paths, withQuery } from '../paths.ts'
import { pictureContent } from './content.ts'
import type { PictureContent } from './content.ts'

/** What a picture of a change says; `origin` is where readers reach the pages. Pure. */
export function pictureOfChange(found: FoundChange, source: Source | null, origin: string): PictureContent {
  const { article, young, change, from, to, occasion, recorded } = found
  return pictureContent(change, {
    source: source === null ? hostOf(article.url) : sourceName(source),
    headline: headlineText({ headline: young.content.headline, url: article.url }),
    language: young.content.language,
    versions: `Version ${from} → version ${to}`,
    when: occasion === null ? 'compared on request' : `changed ${intervalText(occasion.changedBetween)}`,
    caveat:
      occasion === null
        ? `In the record version ${to} never followed version ${from} directly.`
        : recorded?.cause === 'reprocessing'
          ? 'Our own reading of the page changed here; this is no edit of the publisher’s.'
          : null,
    permalink: `${origin.replace(/\/+$/, '')}${changePath(found)}`,
  })
}

/** The change's page, of the occasion that is meant where there were several. */
function changePath({ article, from, to, occasion, occasions }: FoundChange): string {
  return withQuery(paths.change(article.id, from, to), {
    at: occasions.length > 1 ? occasion?.ordinal : null,
  })
}

/** Where the picture of a change is served. */
export function picturePath(
  found: FoundChange,
  format: 'svg' | 'png',
  theme: 'light' | 'dark' = 'light',
): string {
  const { article, from, to, occasion, occasions } = found
  return withQuery(paths.picture(article.id, from, to, format), {
    at: occasions.length > 1 ? occasion?.ordinal : null,
    theme: theme === 'dark' ? theme : null,
  })
}
