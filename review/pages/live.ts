import type { ReviewArchive } from '../deps.ts'
import type { Article } from '../../model/article.ts'
import { counted } from '../components/figures.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { postElement } from '../components/live-post.ts'
import { postTracker } from '../diff/post-histories.ts'
import type { PostHistory } from '../diff/post-histories.ts'
import { html, langAttribute, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { allHeads } from './all-heads.ts'

/** Versions are read so many at a time: a history may be longer than what memory should hold. */
const batchSize = 16

/** A live blog by its posts, each with its own history. Null when it never had posts. */
export async function livePage(archive: ReviewArchive, article: Article): Promise<PageView | null> {
  const { id } = article
  const [sightings, heads] = await Promise.all([archive.sightings(id), allHeads(archive, id)])
  const changes = new Map(heads.map((head) => [head.ordinal, head]))
  const tracker = postTracker()
  let language: string | null = null
  for (let at = 0; at < sightings.length; at += batchSize) {
    const batch = sightings.slice(at, at + batchSize)
    const versions = await Promise.all(batch.map(({ version }) => archive.version(id, version)))
    for (const [index, version] of versions.entries()) {
      if (version === null) continue
      tracker.add(version.content, changes.get(at + index + 1))
      language = version.content.language
    }
  }
  const histories = tracker.histories()
  if (histories.length === 0) return null
  const groups = {
    deleted: histories.filter((history) => endOf(history) === 'deleted'),
    standing: histories.filter(({ stands }) => stands),
    trimmed: histories.filter((history) => endOf(history) === 'trimmed'),
  }
  const edited = histories.filter(({ events }) => events.some(({ type }) => type === 'edited'))
  const post = (history: PostHistory) => postElement(id, history, sightings)
  return {
    title: `Live blog: ${headlineText(article)}`,
    section: 'articles',
    body: html`<p class="kicker">
        <a href="${paths.articles}">Articles</a> › <a href="${paths.article(id)}">History</a>
      </p>
      <h1 class="headline" dir="auto">${headlineText(article)}</h1>
      <p class="meta">
        ${counted(histories.length, 'post')} seen: ${counted(edited.length, 'was', 'were')} edited after being
        published, ${counted(groups.deleted.length, 'was', 'were')} taken out,
        ${counted(groups.trimmed.length, 'has', 'have')} left a page that shows only the latest.
      </p>
      <div ${langAttribute(language)}>
        ${section('Taken out', groups.deleted, post)} ${section('On the page', groups.standing, post)}
        ${
          groups.trimmed.length === 0
            ? nothing
            : html`<details class="fold">
                <summary>${counted(groups.trimmed.length, 'post')} no longer on the page</summary>
                <ol class="posts">
                  ${groups.trimmed.map(post)}
                </ol>
              </details>`
        }
      </div>`,
  }
}

function endOf({ stands, events }: PostHistory): 'deleted' | 'trimmed' | null {
  if (stands) return null
  return events.findLast(({ type }) => type === 'deleted' || type === 'trimmed')?.type === 'deleted'
    ? 'deleted'
    : 'trimmed'
}

function section(
  title: string,
  histories: readonly PostHistory[],
  post: (history: PostHistory) => Html,
): Html {
  if (histories.length === 0) return nothing
  return html`<section>
    <h2>${title}</h2>
    <ol class="posts">
      ${histories.map(post)}
    </ol>
  </section>`
}
