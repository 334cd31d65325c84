import { describe } from 'vitest'
import type { TemporaryArchive, TemporaryArchiveOptions } from '../support/archive.ts'
import { captureContract } from './archive/captures.ts'
import { claimContract } from './archive/claims.ts'
import { hostContract } from './archive/hosts.ts'
import { historyProperties } from './archive/properties.ts'
import { marksContract } from './archive/marks.ts'
import { readingContract } from './archive/reading.ts'
import { searchContract } from './archive/searching.ts'
import { sightingContract } from './archive/sightings.ts'
import { sourceCareContract } from './archive/source-care.ts'
import { sourceContract } from './archive/sources.ts'
import { statisticsContract } from './archive/statistics.ts'
import { subscriptionContract } from './archive/subscriptions.ts'
import { troubleContract } from './archive/trouble.ts'
import { verifyContract } from './archive/verify.ts'

export type OpenArchive = (options?: TemporaryArchiveOptions) => Promise<TemporaryArchive>

/** The laws of archive/archive.ts, run on every backend. `open` gives an archive without anything in it. */
export function archiveContract(backend: string, open: OpenArchive): void {
  describe(`archive on ${backend}`, () => {
    sourceContract(open)
    sourceCareContract(open)
    claimContract(open)
    captureContract(open)
    sightingContract(open)
    historyProperties(open)
    readingContract(open)
    searchContract(open)
    marksContract(open)
    statisticsContract(open)
    subscriptionContract(open)
    hostContract(open)
    verifyContract(open)
    troubleContract(open)
  })
}
