import type { ChangeHead, RecordedChange, VersionHead } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { Capture } from '../../model/capture.ts'
import type { Source } from '../../model/source.ts'
import type { Sighting, Version } from '../../model/version.ts'
import { changeJson } from '../change-json.ts'

// From the words of the model to the JSON of the API: times as text, and nothing that is only ours.

const iso = (at: Date) => at.toISOString()
const isoOrNull = (at: Date | null) => at?.toISOString() ?? null
const range = ([after, by]: readonly [Date, Date]): [string, string] => [iso(after), iso(by)]

export function articleJson(article: Article) {
  const { id, sourceId, url, status, mergedInto, headline, versions, headVersion, captures } = article
  return {
    id,
    sourceId,
    url,
    status,
    mergedInto,
    headline,
    versions,
    headVersion,
    captures,
    createdAt: iso(article.createdAt),
    lastCapturedAt: isoOrNull(article.lastCapturedAt),
    lastChangedAt: isoOrNull(article.lastChangedAt),
    nextDueAt: isoOrNull(article.nextDueAt),
  }
}

export function sightingJson(sighting: Sighting, ordinal: number) {
  const { version, firstSeenAt, lastSeenAt, captures, changedBetween } = sighting
  return {
    ordinal,
    version,
    firstSeenAt: iso(firstSeenAt),
    lastSeenAt: iso(lastSeenAt),
    captures,
    changedBetween: changedBetween === null ? null : range(changedBetween),
  }
}

export function versionHeadJson({ createdAt, ...head }: VersionHead) {
  return { ...head, createdAt: iso(createdAt) }
}

export function versionJson({ createdAt, content, ...version }: Version) {
  const { byline, blocks, ...fields } = content
  return {
    ...version,
    headline: content.headline,
    createdAt: iso(createdAt),
    content: { ...fields, byline: [...byline], blocks: blocks.map((block) => ({ ...block })) },
  }
}

export function headJson({ change, changedBetween, ...head }: ChangeHead) {
  const { summary, significance, wordsAdded, wordsRemoved, kinds } = change
  return {
    ...head,
    changedBetween: range(changedBetween),
    summary,
    significance,
    wordsAdded,
    wordsRemoved,
    kinds: kinds.map(({ kind }) => kind),
  }
}

export function recordedJson(recorded: RecordedChange) {
  return { ...headJson(recorded), change: fullChange(recorded.change) }
}

/** The change as docs/change-format.md has it. */
export function fullChange(change: RecordedChange['change']) {
  const { format: _format, fields, hunks, kinds, sentences, ...rest } = changeJson(change)
  return {
    format: 'stet-change/1' as const,
    ...rest,
    fields: fields.map((field) => ({ ...field })),
    hunks: hunks.map(({ edits }) => ({ edits: edits.map((edit) => ({ ...edit })) })),
    kinds: kinds.map(({ evidence, ...kind }) => ({ ...kind, evidence: [...evidence] })),
    sentences: sentences.map((sentence) => ({ ...sentence })),
  }
}

export function captureJson(capture: Capture) {
  const { startedAt, finishedAt, hops, charset: _charset, ...rest } = capture
  return {
    ...rest,
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
    hops: hops.map(({ headers, ...hop }) => ({ ...hop, headers: headers.map((each) => [...each]) })),
  }
}

export function sourceJson(source: Source) {
  const { id, url, kind, title, status, cron, timezone, include, exclude, articles, failures } = source
  const { budgetPerHour, alerts, pausedBecause } = source
  const { lastFailure } = source
  return {
    id,
    url,
    kind,
    title,
    status,
    cron,
    timezone,
    include,
    exclude,
    budgetPerHour,
    pausedBecause,
    alerts,
    createdAt: iso(source.createdAt),
    lastReadAt: isoOrNull(source.lastReadAt),
    nextDueAt: iso(source.nextDueAt),
    articles,
    failures,
    lastFailure: lastFailure === null ? null : { ...lastFailure, at: iso(lastFailure.at) },
  }
}
