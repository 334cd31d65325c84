/**
 * Blame: who brought which words, by version. The history of an article is the sequence of its sightings (A, B, A is
 * three sightings of two versions), so times of coming and going are numbers of sightings, from 1.
 */

/** A stretch of a history in which something stood: since the sighting `from`; `until` is the first without it. */
export interface PresenceInterval {
  readonly from: number
  /** Null while it stands. */
  readonly until: number | null
}

/** Where a text came from and when it stood. Most words of an article share few of these. */
export interface Presence {
  /** Number of the version that brought it. */
  readonly origin: number
  /** In order, never empty; more than one when it was gone for a while. */
  readonly intervals: readonly PresenceInterval[]
}

/** UTF-16 offsets into the text of a block (or headline, or dek); white space belongs to the word before it. */
export interface BlameRun {
  readonly start: number
  readonly end: number
  readonly origin: number
  /** Index into `presences`. */
  readonly presence: number
}

/** The words of one version, each with its origin. The runs of a text cover it exactly, in order. */
export interface Blame {
  readonly version: number
  /** Number of the version that each sighting showed. */
  readonly sightings: readonly number[]
  readonly presences: readonly Presence[]
  readonly headline: readonly BlameRun[]
  readonly dek: readonly BlameRun[]
  /** The runs of every block of the content, by its index. */
  readonly blocks: readonly (readonly BlameRun[])[]
  /** True when a limit was hit somewhere in the history: some words may count as new that are not. */
  readonly coarse: boolean
}

/** Words of one origin within a removed passage. */
export interface RemovedPart {
  readonly text: string
  readonly origin: number
  /** The sighting in which these words were there again, if any. */
  readonly returned: number | null
}

/** A passage that stood in one block and went at a sighting. */
export interface Removal {
  readonly sighting: number
  /** Number of the version that no longer had it. */
  readonly version: number
  readonly parts: readonly RemovedPart[]
}

/**
 * Everything that blame knows of a history, as plain JSON; each word that ever stood is in it once. Stretches are
 * flat lists `[first, count, first, count, …]` of tokens, which are numbered in the order they came. docs/blame.md
 * describes it for other programs.
 */
export interface BlameState {
  readonly format: 1
  readonly sightings: readonly number[]
  /** Distinct tokens, each with the white space that followed it. */
  readonly words: readonly string[]
  /** For each token the index of its word. */
  readonly tokens: readonly number[]
  /** `[count, history, count, history, …]` over all tokens. */
  readonly tokenHistories: readonly number[]
  /** `[previous, sighting, …]`: in at a root (previous -1), then out and in by turns. */
  readonly histories: readonly number[]
  /** Blocks and sentences, each as stretches of tokens. */
  readonly passages: readonly (readonly number[])[]
  /** `[passage, text]` for those whose text is not what their words give: white space differs. */
  readonly texts: readonly (readonly [number, string])[]
  /** So many of the passages, the first ones, have left at least once and are looked for when they return. */
  readonly left: number
  /** The passages of the last sighting; `posts` are runs `[count, id]` over its blocks. */
  readonly headline: number | null
  readonly dek: number | null
  readonly blocks: readonly number[]
  readonly posts: readonly (readonly [number, string | null])[]
  /** For each sighting the passages that went, each as stretches of tokens. */
  readonly removed: readonly (readonly (readonly number[])[])[]
  readonly coarse: boolean
}
