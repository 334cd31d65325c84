/** Says when there are changes newer than the page, where it has a place for that (`data-live`). */
export function followLive(document: Document): void {
  const place = document.querySelector<HTMLElement>('[data-live]')
  const address = place?.dataset['live']
  if (place === null || address === undefined) return
  const title = document.title
  const events = new EventSource(address)
  events.addEventListener('changes', (event: MessageEvent<string>) => {
    const count = Number(event.data)
    if (!(count > 0)) return
    const link = document.createElement('a')
    link.href = document.location.href
    link.textContent = count === 1 ? 'One new change: show it' : `${count} new changes: show them`
    place.replaceChildren(link)
    place.hidden = false
    document.title = `(${count}) ${title}`
  })
  document.defaultView?.addEventListener('pagehide', () => events.close())
}
