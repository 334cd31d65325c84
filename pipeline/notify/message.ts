import type { MessageFormat } from '../../model/subscription.ts'
import { defaultTemplate, fillTemplate } from './template.ts'
import { plain, toldEdits } from './told-change.ts'
import type { ToldChange } from './told-change.ts'

export interface MessageBody {
  readonly contentType: string
  readonly body: string
}

/** What the services take at most, in characters, with room to spare. */
const lengthMax = { slack: 3_000, discord: 2_000, mastodon: 500, text: 4_000 } as const

/** The body of a message of a change, in the shape that a receiver takes. Text and addresses, never HTML. Pure. */
export function messageBody(format: MessageFormat, template: string | null, change: ToldChange): MessageBody {
  if (format === 'standard') return json(standardPayload(change))
  const text = (escape: (text: string) => string) =>
    fillTemplate(template ?? defaultTemplate, change, { lengthMax: lengthMax[format], escape })
  switch (format) {
    case 'slack':
      return json({ text: text(escapeSlack) })
    case 'discord':
      // Whatever a headline says, it calls nobody.
      return json({ content: text(same), allowed_mentions: { parse: [] } })
    case 'mastodon':
      return json({ status: text(withoutMentions) })
    case 'text':
      return { contentType: 'text/plain; charset=utf-8', body: text(same) }
  }
}

function json(value: object): MessageBody {
  return { contentType: 'application/json', body: JSON.stringify(value) }
}

/** docs/webhooks.md describes it; members are only ever added. */
function standardPayload(change: ToldChange): object {
  const { edits, omitted } = toldEdits(change.change)
  const [after, by] = change.changedBetween
  return {
    type: 'change.recorded',
    timestamp: by.toISOString(),
    data: {
      sequence: change.id,
      article: {
        id: change.articleId,
        url: change.articleUrl,
        headline: change.headline === null ? null : plain(change.headline),
      },
      source: change.source,
      from: change.from,
      to: change.to,
      returned: change.returned,
      changedBetween: [after.toISOString(), by.toISOString()],
      kinds: change.change.kinds.map(({ kind }) => kind),
      significance: change.change.significance,
      summary: plain(change.change.summary),
      wordsAdded: change.change.wordsAdded,
      wordsRemoved: change.change.wordsRemoved,
      edits,
      editsOmitted: omitted,
      links: change.links,
    },
  }
}

/** Slack's mrkdwn has three special characters; `<!channel>` would call everybody. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** An `@` with nothing to hold on to: a headline must not call a stranger. Addresses keep theirs. */
function withoutMentions(text: string): string {
  return /^https?:\/\/\S+$/.test(text) ? text : text.replaceAll('@', '@\u200b')
}

function same(text: string): string {
  return text
}
