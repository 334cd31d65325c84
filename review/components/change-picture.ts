import type { Source } from '../../model/source.ts'
import { limits } from '../../model/limits.ts'
import type { FoundChange } from '../find-change.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { altText } from '../picture/alt-text.ts'
import { pictureOfChange, picturePath } from '../picture/of-change.ts'

/** The change as a picture to be shared, with the text for those who do not see it. Drawn when somebody looks. */
export function changePicture(found: FoundChange, source: Source | null, origin: string): Html {
  const alt = altText(pictureOfChange(found, source, origin))
  const rows = Math.min(16, alt.split('\n').length + 2)
  return html`<details class="fold citation picture">
    <summary>Picture of this change, to share</summary>
    <picture>
      <source media="(prefers-color-scheme: dark)" srcset="${picturePath(found, 'svg', 'dark')}" />
      <img
        src="${picturePath(found, 'svg')}"
        alt="${alt}"
        width="${limits.pictureWidthPx}"
        loading="lazy"
        decoding="async"
      />
    </picture>
    <p class="meta">
      Light: ${download(found, 'png', 'light')}, ${download(found, 'svg', 'light')}. Dark:
      ${download(found, 'png', 'dark')}, ${download(found, 'svg', 'dark')}.
    </p>
    <label for="picture-text">Alternative text, to post with it</label>
    <textarea id="picture-text" rows="${rows}" readonly dir="auto" spellcheck="false">${alt}</textarea>
  </details>`
}

function download(found: FoundChange, format: 'svg' | 'png', theme: 'light' | 'dark'): Html {
  const name = `stet-${found.article.id}-${found.from}-${found.to}${theme === 'dark' ? '-dark' : ''}.${format}`
  return html`<a href="${picturePath(found, format, theme)}" download="${name}"
    >${format.toUpperCase()}<span class="hidden"> picture, ${theme}</span></a
  >`
}
