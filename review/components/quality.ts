import type { Quality, QualitySignalName } from '../../model/quality.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { excerpt } from './figures.ts'

/** How far a page was believed, with what spoke against it. */
export function qualityOfCapture({ score, signals }: Quality): Html {
  const figure = html`<span class="figure">${score.toFixed(2)}</span> of 1`
  if (signals.length === 0) return html`${figure}: nothing spoke against it`
  return html`${figure}
    <ul class="signals">
      ${signals.map(
        ({ name, evidence }) =>
          html`<li>
            ${labels[name]} <span class="meta"><bdi>${excerpt(evidence, 300)}</bdi></span>
          </li>`,
      )}
    </ul>`
}

const labels: Readonly<Record<QualitySignalName, string>> = {
  'bot-wall': 'a bot wall',
  'consent-page': 'asks for consent',
  'error-page': 'says that there is no such page',
  'redirected-away': 'leads elsewhere',
  'stale-copy': 'an older copy',
  teaser: 'only the beginning',
  'cut-off': 'breaks off',
  'text-gone': 'the text is gone',
  'other-language': 'another language',
  'no-article': 'no article found',
  shrunk: 'less than half of the text',
  tiny: 'a tiny page',
  'headline-lost': 'no headline any more',
  reserved: 'its publisher is against copies',
}
