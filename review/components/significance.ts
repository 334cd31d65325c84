import { html, hidden } from '../html.ts'
import type { Html } from '../html.ts'

/** At or below this a change is cosmetic, and is shown subdued. */
export const cosmeticMax = 0.05

/** A word for a significance of 0..1. */
export function weightOf(significance: number): 'cosmetic' | 'minor' | 'notable' | 'major' {
  if (significance <= cosmeticMax) return 'cosmetic'
  if (significance < 0.3) return 'minor'
  return significance < 0.6 ? 'notable' : 'major'
}

/** A small meter with its meaning beside it in words and figures. */
export function significanceMeter(significance: number): Html {
  const share = Math.min(1, Math.max(0, significance))
  const weight = weightOf(share)
  return html`<span class="significance ${weight}"
    >${hidden('Significance: ')}<svg width="48" height="8" viewBox="0 0 48 8" aria-hidden="true">
      <rect class="scale" x="0" y="3" width="48" height="2" />
      <rect class="value" x="0" y="1" width="${(share * 48).toFixed(1)}" height="6" />
    </svg>
    ${weight} <span class="figure">${share.toFixed(2)}</span></span
  >`
}
