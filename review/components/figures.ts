const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** `12,345`. */
export function figure(value: number): string {
  return whole.format(value)
}

/** As short as fits above a bar: `9,999`, then `12 k`, `3 M`. */
export function roundFigure(value: number): string {
  if (value < 10_000) return figure(value)
  return value < 999_500 ? `${figure(value / 1_000)} k` : `${figure(value / 1_000_000)} M`
}

/** `1 capture`, `12,345 captures`. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${figure(value)} ${value === 1 ? noun : plural}`
}

/** Decimal units (IEC 80000-13): `83.4 kB`. */
export function bytes(size: number): string {
  if (size < 1_000) return counted(size, 'byte')
  if (size < 1_000_000) return `${tenth.format(size / 1_000)} kB`
  return `${tenth.format(size / 1_000_000)} MB`
}

/** A text cut at a word (or anywhere, where no spaces are) to at most `lengthMax` UTF-16 units. */
export function excerpt(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const cut = text.slice(0, lengthMax).toWellFormed()
  const space = cut.lastIndexOf(' ')
  return `${space > lengthMax / 2 ? cut.slice(0, space) : cut}…`
}
