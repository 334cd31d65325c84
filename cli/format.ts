/** `2026-11-22 14:02:05 UTC`, in the reader's time zone (the TZ environment variable, else the system's). */
export function time(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(date)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`
}

/** `between … and …`, the honest form: the change happened somewhere in it. */
export function between([after, by]: readonly [Date, Date]): string {
  return `between ${time(after)} and ${time(by)}`
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`
}

/** `1.2 MB`: decimal units, as disks are sold. */
export function bytes(size: number): string {
  if (size < 1_000) return `${size} B`
  const unit = size < 1_000_000 ? 'KB' : size < 1_000_000_000 ? 'MB' : 'GB'
  const divisor = { KB: 1e3, MB: 1e6, GB: 1e9 }[unit]
  return `${(size / divisor).toFixed(1)} ${unit}`
}

/** `3 min`, `2 h`, `1.5 days`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`
  if (ms < 86_400_000) return `${Number((ms / 3_600_000).toFixed(1))} h`
  return `${Number((ms / 86_400_000).toFixed(1))} days`
}

/** Rows as columns two spaces apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length)
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
