import { instantParts, intervalParts, plainTime, spanParts, utc, zoneOf } from '../time-text.ts'
import type { TimePart, Zone } from '../time-text.ts'
import { recall, remember } from './memory.ts'

/** Writes the times of the page in the reader's zone, and offers UTC instead; what was chosen is remembered. */
export function showZone(document: Document): void {
  const note = document.getElementById('zone')
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (note === null || timeZone === undefined || timeZone === 'UTC') return
  const own = recall('zone') !== 'utc'
  if (own) write(document, zoneOf(timeZone))
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = own ? 'Show UTC' : `Show ${timeZone.replaceAll('_', ' ')}`
  button.addEventListener('click', () => {
    remember('zone', own ? 'utc' : 'own')
    document.defaultView?.location.reload()
  })
  note.replaceChildren(
    own ? `Times are those of your clock, ${timeZone.replaceAll('_', ' ')}. ` : 'Times are UTC. ',
    button,
  )
}

function write(document: Document, zone: Zone): void {
  for (const element of document.querySelectorAll('[data-time]')) {
    const [first, last = first] = [...element.querySelectorAll('time')].map(
      ({ dateTime }) => new Date(dateTime),
    )
    if (first === undefined || last === undefined) continue
    element.replaceChildren(...partsOf(element, first, last, zone).map((part) => node(document, part)))
  }
}

function partsOf(element: Element, first: Date, last: Date, zone: Zone): TimePart[] {
  const kind = element.getAttribute('data-time')
  // One moment is all that is left of an interval within a second.
  if (kind === 'interval') return intervalParts([first, last], zone)
  return kind === 'span' ? spanParts(first, last, zone) : instantParts(first, zone)
}

function node(document: Document, part: TimePart): Node | string {
  if (typeof part === 'string') return part
  const element = document.createElement('time')
  element.dateTime = part.at.toISOString()
  element.textContent = part.text
  element.title = plainTime(instantParts(part.at, utc))
  return element
}
