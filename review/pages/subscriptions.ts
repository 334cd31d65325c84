import type { DeadLetter } from '../../archive/archive.ts'
import { messageFormats } from '../../model/subscription.ts'
import type { Subscription } from '../../model/subscription.ts'
import { facts } from '../components/facts.ts'
import { failureNote } from '../components/failure.ts'
import { counted, figure } from '../components/figures.ts'
import type { PageView } from '../components/layout.ts'
import { formField, failedNote } from '../components/form-fields.ts'
import type { FormFailure } from '../components/form-fields.ts'
import { instant } from '../components/time.ts'
import type { ReviewDeps, SubscriptionWish } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { filterPath } from '../subscription-filter.ts'

export interface SubscriptionsView {
  /** What the form for a new one begins with. */
  readonly filter: string
  /** One that was just made, with its secret. */
  readonly made?: { readonly subscription: Subscription; readonly secret: string | null }
  /** A wish that failed, and why. */
  readonly failed?: { readonly wish: SubscriptionWish; readonly failure: FormFailure }
}

/** Dead letters that the page lists of one subscription; the command line lists all. */
const lettersMax = 10

/** Who is told of changes, and how that is going; those that fail come first. */
export async function subscriptionsPage(
  { archive, subscribe }: Pick<ReviewDeps, 'archive' | 'subscribe'>,
  view: SubscriptionsView,
): Promise<PageView> {
  const [all, last] = await Promise.all([archive.listSubscriptions(), archive.lastChange()])
  const listed = all.toSorted((a, b) => Number(isFailing(b)) - Number(isFailing(a)) || a.id - b.id)
  const letters = await Promise.all(listed.map((each) => lettersOf(archive, each)))
  return {
    title: 'Subscriptions',
    section: 'sources',
    body: html`<h1>Subscriptions</h1>
      <p class="meta">
        Who is told of changes as they are recorded: programs and chat services by a message for each, in
        order, people by a digest.
      </p>
      ${view.made === undefined ? nothing : madeNote(view.made)}
      ${subscribe === undefined ? nothing : addForm(view)}
      ${
        listed.length === 0
          ? html`<p class="empty">Nobody is told of changes yet.</p>`
          : html`<ol class="cards">
              ${listed.map((each, index) => card(each, letters[index] ?? [], last))}
            </ol>`
      }`,
  }
}

function lettersOf(
  archive: Pick<ReviewDeps['archive'], 'deadLetters'>,
  { id, deadLetters }: Subscription,
): Promise<readonly DeadLetter[]> {
  return deadLetters === 0 ? Promise.resolve([]) : archive.deadLetters(id, lettersMax)
}

function isFailing({ status, pausedBecause, lastFailure, deadLetters }: Subscription): boolean {
  return pausedBecause !== null || deadLetters > 0 || (status === 'active' && lastFailure !== null)
}

function madeNote({ subscription, secret }: NonNullable<SubscriptionsView['made']>): Html {
  const what =
    subscription.schedule === null
      ? html`<bdi>${subscription.name}</bdi> is told of each change from now on.`
      : html`<bdi>${subscription.name}</bdi> gets a digest when something has changed.`
  return html`<div class="note" role="status">
    <p>${what}</p>
    ${
      secret === null
        ? nothing
        : html`<p>This secret signs its messages. It is shown this once:</p>
            <pre><code>${secret}</code></pre>`
    }
  </div>`
}

function addForm({ filter, failed }: SubscriptionsView): Html {
  const wish = failed?.wish
  const isMore = [wish?.format, wish?.template, wish?.authorization, wish?.cron, wish?.timezone].some(
    (each) => each !== null && each !== undefined,
  )
  return html`<form class="lookup" action="${paths.subscribe}" method="post">
    <h2>Tell somebody</h2>
    <div class="filter-fields">
      ${formField('name', 'Name', wish?.name, { required: true })}
      ${formField('target', 'URL or e-mail address', wish?.target, { required: true })}
      ${formField('filter', 'Which changes, as in the address of a feed; empty: all', filter)}
    </div>
    <details class="fold" ${isMore ? html` open` : nothing}>
      <summary>More</summary>
      <div class="filter-fields">
        <label
          ><span>Format</span>
          <select name="format">
            ${messageFormats.map((each) => html`<option value="${each}" ${each === wish?.format ? html` selected` : nothing}>${formatNames[each]}</option>`)}
          </select></label
        >
        ${formField('template', 'Text, with {headline} {summary} {url} …', wish?.template)}
        ${formField('authorization', 'Authorization header', wish?.authorization)}
        ${formField('cron', 'When to send a digest (cron)', wish?.cron)}
        ${formField('timezone', 'Time zone of that', wish?.timezone)}
      </div>
    </details>
    <p class="choose"><button>Tell</button></p>
    ${failed === undefined ? nothing : failedNote(failed.failure)}
  </form>`
}

const formatNames = {
  standard: 'Standard Webhooks (JSON)',
  slack: 'Slack',
  discord: 'Discord',
  mastodon: 'Mastodon',
  text: 'plain text',
} as const

function card(subscription: Subscription, letters: readonly DeadLetter[], last: number): Html {
  const { id, name, kind, status, pausedBecause, lastFailure, deadLetters } = subscription
  return html`<li
    class="card source ${isFailing(subscription) ? 'failing' : ''}"
    id="subscription-${id}"
    data-step
  >
    <h2>
      <bdi>${name}</bdi>${status === 'active' ? nothing : html` <span class="mark">${status}</span>`}${
        deadLetters === 0
          ? nothing
          : html` <span class="mark warning">${counted(deadLetters, 'message')} given up</span>`
      }
    </h2>
    ${pausedBecause === null ? nothing : html`<p class="failure">Paused: <bdi>${pausedBecause}</bdi></p>`}
    ${
      lastFailure === null
        ? nothing
        : html`${failureNote(lastFailure)}
            <p class="meta">
              Last failure:
              ${instant(lastFailure.at)}${status === 'active' ? html`; next attempt: ${instant(subscription.dueAt)}` : nothing}
            </p>`
    }
    ${facts([
      ['To', kind === 'email' ? html`<bdi>${subscription.target}</bdi>` : receiver(subscription)],
      ['Changes', changesOf(subscription)],
      subscription.schedule === null
        ? null
        : ['Schedule', html`<code>${subscription.schedule.cron}</code> ${subscription.schedule.timezone}`],
      subscription.template === null ? null : ['Text', html`<code>${subscription.template}</code>`],
      ['Told of', `${counted(subscription.delivered, 'change')}${behind(subscription, last)}`],
      subscription.deliveredAt === null ? null : ['Last told', instant(subscription.deliveredAt)],
    ])}
    ${letters.length === 0 ? nothing : deadLetterList(letters, deadLetters)} ${forms(subscription)}
  </li>`
}

/** The host alone: the address of a chat service's hook is a secret. */
function receiver({ target, format }: Subscription): Html {
  return html`${URL.parse(target)?.host ?? 'a URL'}, ${formatNames[format]}`
}

function changesOf({ filter }: Subscription): Html {
  if (filter === '') return html`<a href="${filterPath('')}">all</a>`
  return html`<a href="${filterPath(filter)}"><code>${filter}</code></a>`
}

function behind({ kind, position }: Subscription, last: number): string {
  const left = last - position
  return left <= 0 || kind === 'email' ? '' : `; ${figure(left)} to look through`
}

function deadLetterList(letters: readonly DeadLetter[], total: number): Html {
  return html`<details class="fold">
    <summary>What did not arrive</summary>
    <ul>
      ${letters.map(
        ({ changeId, diedAt, failure }) =>
          html`<li>Change ${figure(changeId)}, ${instant(diedAt)}: <bdi>${failure.message}</bdi></li>`,
      )}
    </ul>
    ${total > letters.length ? html`<p class="meta">and ${figure(total - letters.length)} more</p>` : nothing}
  </details>`
}

function forms({ name, status, deadLetters }: Subscription): Html {
  return html`<div class="source-forms">
    ${deadLetters === 0 ? nothing : button(paths.resend, name, 'Send again')}
    ${status === 'active' ? button(paths.subscriptionStatus, name, 'Pause', 'paused') : button(paths.subscriptionStatus, name, 'Go on', 'active')}
    ${button(paths.subscriptionStatus, name, 'Tell no more', 'removed')}
  </div>`
}

function button(action: string, name: string, label: string, status?: string): Html {
  return html`<form action="${action}" method="post">
    <input
      type="hidden"
      name="name"
      value="${name}"
    />${status === undefined ? nothing : html`<input type="hidden" name="status" value="${status}" />`}<button
      class="plain"
    >
      ${label}
    </button>
  </form>`
}
