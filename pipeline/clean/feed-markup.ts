/** How often a chain of systems has escaped markup at most. */
const escapingsMax = 2

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/**
 * The markup in what a feed gives as an item's full text: out of its CDATA section, and unescaped where `<p>` came as
 * `&lt;p&gt;`. Any other text comes back as it is: a page that writes about tags has tags of its own around them.
 */
export function feedMarkup(text: string): string {
  let markup = text
  const section = /^\s*<!\[CDATA\[/.exec(text.slice(0, 1_000))
  if (section !== null) markup = text.slice(section[0].length).replace(/\]\]>\s*$/, '')
  for (let round = 0; round < escapingsMax && isEscaped(markup); round += 1) {
    markup = markup.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{2})|#x([0-9a-f]{2}));/gi, unescaped)
  }
  return withoutFooter(markup)
}

/** "The post … appeared first on …", which a widespread system puts below every item of its feeds. */
const footer =
  /<p>\s*(?:The post|Der Beitrag|L['’]article|La entrada|L['’]articolo|O post|Het bericht|Сообщение)\s*<a\s[^<>]{1,1000}>[^<>]{1,400}<\/a>[^<>]{1,80}<a\s[^<>]{1,1000}>[^<>]{1,200}<\/a>\.?\s*<\/p>\s*$/i

function withoutFooter(markup: string): string {
  const from = Math.max(0, markup.length - 4_000)
  const match = footer.exec(markup.slice(from))
  return match === null ? markup : markup.slice(0, from + match.index)
}

function unescaped(whole: string, name?: string, decimal?: string, hex?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  // Only ASCII marks are escaped to hide markup; controls stay what they are.
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : whole
}

/** Begins with an escaped tag and has no other. */
function isEscaped(text: string): boolean {
  const start = text.slice(0, 2_000).trimStart()
  return (
    /^&(?:amp;)?(?:lt|#0?60|#x3c);!?[a-z][a-z0-9]*(?:\s|\/|&)/i.test(start) &&
    !/<[a-z!/]/i.test(text.slice(0, 100_000))
  )
}
