import type { Blame, BlameState, Removal } from '../../../model/blame.ts'
import type { Content } from '../../../model/content.ts'
import { addSighting } from './add-sighting.ts'
import { emptyBook } from './book.ts'
import { reportBlame, reportRemovals } from './report.ts'
import { readBook, saveBook } from './state.ts'

/**
 * Who brought which words of an article. One more sighting costs a look at each text that stays, and work in
 * proportion to those that do not; never to the length of the history. Deterministic and bounded: no clock, and
 * every limit counts work or memory.
 */
export interface BlameTracker {
  /** What was seen next, in the order of the sightings. A version that returns is added again. */
  add(version: number, content: Content): void
  /** The version of the last sighting, as its history is known by now. Throws RangeError before the first. */
  blame(): Blame
  /** Remembers the version of the last sighting for `pinned`. */
  pin(): void
  /** The version that was pinned, with all that was learned since. Throws RangeError when there is none. */
  pinned(): Blame
  /** What was removed, by sighting and in reading order. */
  removals(): Removal[]
  /** All of it as plain JSON (without the pin); `blameTracker` goes on from there. */
  state(): BlameState
}

/** A tracker that knows nothing, or all that `state` says. */
export function blameTracker(state?: BlameState): BlameTracker {
  const book = state === undefined ? emptyBook() : readBook(state)
  let pinnedVersion = 0
  const last = () => {
    const version = book.sightings.at(-1)
    if (version === undefined) throw new RangeError('No version was added yet.')
    return version
  }
  return {
    add: (version, content) => addSighting(book, version, content),
    blame: () => reportBlame(book, last(), book.standing),
    pin: () => {
      pinnedVersion = last()
      book.pinned = book.standing
    },
    pinned: () => {
      if (book.pinned === null) throw new RangeError('No version was pinned.')
      return reportBlame(book, pinnedVersion, book.pinned)
    },
    removals: () => reportRemovals(book),
    state: () => saveBook(book),
  }
}

/** What was seen of an article, in order: one entry a sighting. */
export interface SeenVersion {
  readonly version: number
  readonly content: Content
}

/**
 * Blames `version` (by default the last one seen), knowing the whole history: a word of an old version tells when
 * it went. Throws RangeError when the version was never seen.
 */
export function blameVersion(history: Iterable<SeenVersion>, version?: number): Blame {
  const tracker = blameTracker()
  let isPinned = false
  for (const seen of history) {
    tracker.add(seen.version, seen.content)
    if (isPinned || seen.version !== version) continue
    tracker.pin()
    isPinned = true
  }
  return version === undefined ? tracker.blame() : tracker.pinned()
}
