import { advice } from './advice.ts'
import { stripControls } from './terminal-text.ts'

interface RunFailure {
  readonly url: string
  readonly code: string
  readonly message: string
}

/** What could not be read or captured in a run, by address: the last word counts. */
export interface RunFailures {
  add(report: {
    readonly url: string
    readonly failure: { readonly code: string; readonly message: string } | null
  }): void
  /** At most `listedMax`. */
  list(): readonly RunFailure[]
  /** By code, each code with what to do about it; empty when everything went well. */
  text(): string
}

/** More would push the summary off the screen; `stet history URL` says the rest. */
const listedMax = 100
const shownPerCodeMax = 10

export function runFailures(): RunFailures {
  const byUrl = new Map<string, RunFailure>()
  return {
    add({ url, failure }) {
      if (failure === null) byUrl.delete(url)
      else if (byUrl.size < listedMax || byUrl.has(url))
        byUrl.set(url, { url, code: failure.code, message: failure.message })
    },
    list: () => [...byUrl.values()],
    text: () =>
      [...Map.groupBy(byUrl.values(), ({ code }) => code)]
        .map(([code, failures]) => group(code, failures))
        .join('\n'),
  }
}

function group(code: string, failures: readonly RunFailure[]): string {
  const what = advice[code]
  const lines = failures
    .slice(0, shownPerCodeMax)
    .map(({ url, message }) => `  ${stripControls(url)}: ${stripControls(message)}`)
  const rest = failures.length - shownPerCodeMax
  return [
    `${code}${what === undefined ? '' : `: ${what}`}`,
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n')
}
