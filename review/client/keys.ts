import { recall, remember } from './memory.ts'

/** The keys and what they do, for the help as well. */
const keys: readonly (readonly [key: string, says: string, run: (document: Document) => void])[] = [
  ['j', 'next change, edit or entry', (document) => step(document, 1)],
  ['k', 'the one before', (document) => step(document, -1)],
  ['o', 'open it', (document) => document.activeElement?.querySelector<HTMLElement>('a[href]')?.click()],
  ['x', 'mark it as seen, or as not', (document) => click(document.activeElement, '[data-key="x"]')],
  ['n', 'next page, or the change after this one', (document) => click(document, 'a[rel="next"]')],
  [
    'p',
    'previous page, or the change before',
    (document) => click(document, 'a[rel="prev"], a[rel="first"]'),
  ],
  ['v', 'the other view of a change', (document) => click(document, '[data-key="v"]')],
  ['u', 'up: from a change to its history', (document) => click(document, '.kicker a:last-of-type')],
  ['/', 'search', (document) => focusSearch(document)],
  ['i', 'inbox', (document) => click(document, 'a.wordmark')],
  ['?', 'these keys', (document) => help(document)],
]

/** Single keys for readers who live in the pages. They rest while somebody types, and can be switched off. */
export function followKeys(document: Document): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
    const found = keys.find(([key]) => key === event.key)
    if (found === undefined || (recall('keys') === 'off' && event.key !== '?')) return
    event.preventDefault()
    found[2](document)
  })
  const hint = document.getElementById('keys')
  if (hint === null) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = 'Keyboard shortcuts'
  button.addEventListener('click', () => help(document))
  hint.replaceChildren(button)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null
}

function click(within: ParentNode | null, selector: string): void {
  within?.querySelector<HTMLElement>(selector)?.click()
}

function step(document: Document, by: 1 | -1): void {
  // What is folded away is passed over.
  const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')].filter((each) =>
    each.checkVisibility(),
  )
  const here = steps.findIndex((each) => each.contains(document.activeElement))
  const next = steps[here === -1 ? (by === 1 ? 0 : steps.length - 1) : here + by]
  if (next === undefined) return
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'center' })
}

function focusSearch(document: Document): void {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]')
  if (field === null) click(document, 'a[data-key="/"]')
  else field.focus()
}

function help(document: Document): void {
  const known = document.querySelector<HTMLDialogElement>('dialog.keys')
  const dialog = known ?? document.body.appendChild(helpDialog(document))
  dialog.showModal()
}

function helpDialog(document: Document): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'keys'
  dialog.setAttribute('aria-labelledby', 'keys-title')
  const list = document.createElement('dl')
  for (const [key, says] of keys) {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')]
    term.append(Object.assign(document.createElement('kbd'), { textContent: key }))
    text.textContent = says
    list.append(term, text)
  }
  const title = Object.assign(document.createElement('h2'), { id: 'keys-title', textContent: 'Keyboard' })
  dialog.append(title, list, onOff(document), closing(document))
  return dialog
}

function onOff(document: Document): HTMLElement {
  const label = document.createElement('label')
  const box = Object.assign(document.createElement('input'), {
    type: 'checkbox',
    checked: recall('keys') !== 'off',
  })
  box.addEventListener('change', () => remember('keys', box.checked ? 'on' : 'off'))
  label.append(box, ' Single keys do this')
  return label
}

function closing(document: Document): HTMLElement {
  const form = document.createElement('form')
  form.method = 'dialog'
  form.append(Object.assign(document.createElement('button'), { textContent: 'Close' }))
  return form
}
