import { reviewLimits } from './review-limits.ts'

/** Every bound of the program, with its unit in its name and its reason beside it. */
export const limits = {
  /** Longer than any article URL seen; 2 KB is what browsers and proxies agree on, twice that is generous. */
  urlLengthMax: 4_096,

  // fetch
  /** One monotonic deadline for DNS, connection, redirects and body together. */
  fetchDeadlineMs: 30_000,
  /** After this many address records, a name is being used against us. */
  fetchAddressesMax: 4,
  fetchDnsTimeoutMs: 5_000,
  /** One address of several: TCP and TLS together. The deadline leaves room for the next address. */
  fetchConnectTimeoutMs: 5_000,
  /** An open connection is looked at again by the address guard no later than this. */
  fetchConnectionAgeMsMax: 60_000,
  /** Hosts with kept connections; beyond, the one unused for longest is closed. */
  fetchPoolsMax: 256,
  fetchRedirectsMax: 10,
  fetchHeaderSizeBytesMax: 16_384,
  /** 1xx answers before the real one: servers send one or two, a flood sends no end. */
  fetchInterimAnswersMax: 16,
  /** A redirect's body is read only to keep its connection; a longer one costs more than a new connection. */
  fetchRedirectBodySizeBytesMax: 65_536,
  /** A validator is sent back as it came; real ones have tens of characters. */
  fetchValidatorLengthMax: 1_024,
  /** Decoded. The largest news pages are about 5 MB. */
  fetchBodySizeBytesMax: 20 * 1024 * 1024,
  /**
   * A body may not unpack to more than this many times its size as sent, beyond a first MiB. Pages pack 5 to 30 times;
   * what packs 500 times is made to be unpacked: zeros give 1,000 with gzip, and a million with brotli.
   */
  fetchCodingRatioMax: 500,
  fetchCodingFreeSizeBytes: 1024 * 1024,
  /** More codings than this on one body is an attack; real servers use one. */
  fetchCodingsMax: 2,
  /** RFC 9659: a zstd content coding needs no larger window than 8 MiB. */
  fetchZstdWindowLogMax: 23,
  /** A polite guest believes no longer Retry-After than a day. */
  fetchRetryAfterMsMax: 24 * 60 * 60 * 1000,

  // robots.txt (RFC 9309)
  /** Section 2.5: parse at least the first 500 KiB. */
  robotsSizeBytesMax: 512 * 1024,
  /** Section 2.4: do not use a cached copy for longer than a day. */
  robotsAgeMsMax: 24 * 60 * 60 * 1000,
  /** Asked for again after this, so that a short outage finds a copy that may still be used. */
  robotsRefreshMs: 12 * 60 * 60 * 1000,
  /** Section 2.3.1.2: follow at least five redirects. */
  robotsRedirectsMax: 5,
  robotsCrawlDelayMsMax: 60_000,
  /** A host whose robots.txt could not be had is asked for it again after this. */
  robotsRetryMs: 10 * 60 * 1000,
  /** Section 2.3.1.4: after 30 days an unreachable robots.txt counts as none. */
  robotsUnreachableMsMax: 30 * 24 * 60 * 60 * 1000,
  /** Kept robots.txt files: by number and by the text of their rules together. */
  robotsCacheMax: 2_000,
  robotsCacheLengthMax: 4 * 1024 * 1024,
  /** Pattern characters times path characters of one check: matching wildcards takes that many steps. */
  robotsMatchStepsMax: 50_000_000,

  // discover
  feedItemsMax: 2_000,
  /** Of a list of subscriptions; the longest that readers export have some thousands. */
  opmlFeedsMax: 5_000,
  opmlLengthMax: 10 * 1024 * 1024,
  /** Of all sitemaps of an index together; the largest archives of newspapers have some millions. */
  sitemapUrlsMax: 1_000_000,
  /** Sitemaps read of an index, the newest first; indexes of indexes are not allowed but exist. */
  sitemapFilesMax: 100,
  /** A sitemap of an index that says to be older than the last reading by so much (days and zones are written loosely) is read once a day. */
  sitemapUnchangedMs: 2 * 24 * 60 * 60 * 1000,
  /** Sitemaps of an index that are looked at for the newest: sitemaps.org allows 50,000. */
  sitemapNestedMax: 50_000,
  listingLinksMax: 1_000,
  /** What a WebSub hub is asked for, and the longest that it is believed. */
  hubLeaseSeconds: 10 * 24 * 60 * 60,
  hubLeaseSecondsMax: 90 * 24 * 60 * 60,
  /** A hub is asked again this long before its promise ends, and not sooner than this after it was asked. */
  hubRenewBeforeMs: 24 * 60 * 60 * 1000,
  hubAskAgainMs: 60 * 60 * 1000,
  /** Whatever a hub sends, a source is read for its sake once in so long. */
  hubReadEveryMs: 60_000,
  /** Decoded. Feeds with full texts of hundreds of articles stay below 5 MB; the parser needs several times the size. */
  feedSizeBytesMax: 10 * 1024 * 1024,
  /** sitemaps.org: at most 50 MB uncompressed. */
  sitemapSizeBytesMax: 52_428_800,
  /** XML nested deeper than this is no feed and no sitemap. */
  xmlDepthMax: 64,
  /** Real tags stay below 10 KB; parsers are slow on a tag with 100,000 attributes. */
  xmlTagLengthMax: 65_536,

  // clean
  cleanDeadlineMs: 5_000,
  cleanMemoryMb: 256,
  /** From handing a task to a thread until the thread begins it: importing the code, on a busy machine. */
  threadStartMs: 30_000,
  /** Browsers stop at 512; text below this depth is kept, its ancestors are not. */
  htmlDepthMax: 512,
  blocksMax: 5_000,
  blockLengthMax: 100_000,
  contentLengthMax: 1_000_000,
  jsonLdSizeBytesMax: 1024 * 1024,
  jsonLdDepthMax: 32,
  /** No title that people read is longer; what is, is no title. */
  titleLengthMax: 200,
  /** Pages for search engines have dozens of keywords; the first ones are the editors'. */
  tagsMax: 50,
  tagLengthMax: 100,
  /** Notices of correction that are listed; the blocks keep all. */
  correctionsMax: 50,
  correctionLengthMax: 2_000,
  /** Images that are looked at in search of the lead image's caption. */
  imagesReadMax: 200,
  /** Players and posts of other sites in one article. */
  embedsMax: 200,
  /** Posts of one live blog: the longest have some thousands, most of them not on the first page. */
  livePostsMax: 2_000,
  /** Rules of one kind that a source may have, and the characters of one. */
  rulesMax: 100,
  ruleLengthMax: 1_000,
  rulesFileLengthMax: 256 * 1024,
  /** Versions of one history that are cleaned anew to see what rules would do to it: some ten seconds of work. */
  previewVersionsMax: 500,

  // compare
  compareDeadlineMs: 5_000,
  compareWordEditsMax: 600,
  compareBlockEditsMax: 400,
  /**
   * Steps of all searches of one comparison together: about a second of work. Counted, not timed, so that a
   * busy machine gives the same result.
   */
  comparePathStepsMax: 6_000_000,
  /** Two blocks held against each other; above this blocks that resemble each other stay unpaired. */
  compareSimilaritiesMax: 60_000,
  /** Blocks without an equal: twice what a cleaned page may have. Beyond, the rest went and came in runs. */
  compareBlocksMax: 10_000,
  /** Places where words went or came in one pair of blocks; nobody reads more, and each of them takes memory. */
  compareSegmentsMax: 20_000,
  /** Blocks times blocks of one gap that are paired by similarity in one table. */
  compareGapCellsMax: 40_000,

  // blame
  /** Steps of the searches of one more version; a history has hundreds, so each may do less than one comparison. */
  blamePathStepsMax: 2_000_000,
  blameSimilaritiesMax: 20_000,
  /** Blocks or sentences of one side that are paired by similarity; a version that changes more was written anew. */
  blamePairedMax: 5_000,
  /**
   * Tokens, and stretches of passages that left, remembered of one article: some 5 MB of state. Beyond, what left
   * longest ago is forgotten, and would count as new if it came back.
   */
  blameMemoryMax: 500_000,
  /** Stretches of removed text that are remembered; beyond, the removals of the oldest sightings are forgotten. */
  blameRemovalsMax: 200_000,
  /** Words that come and go by turns more often than this count as standing from then on until they last went. */
  blameReturnsMax: 50,

  // archive
  /** Deltas against one keyframe before a new full blob is written; a read costs two decompressions. */
  blobDeltasPerKeyframeMax: 200,
  pageSizeMax: 1_000,

  // capture protocol
  /**
   * Clocks of the machines of one archive differ by less. What lies further ahead than anything that is written now
   * was written before a clock was set back, and counts no more.
   */
  clockSkewMsMax: 60_000,
  /** One look in so many asks for the whole page, whatever the validators (RFC 9111 trusts servers; we need not). */
  fullFetchEvery: 10,
  /**
   * From the claim, or from when it was renewed last. Long enough for two renewals to be missed, short enough that
   * what a dead process held is soon free; a worker that loses the claim loses nothing else.
   */
  claimLeaseMs: 45_000,
  /** A claim is renewed this often while its work goes on: fetching, waiting for a thread, cleaning, comparing. */
  claimRenewMs: 15_000,
  /**
   * No work on one claim is waited for longer. Many times a fetch (30 s) and what cleaning and comparing twice can
   * take (50 s), since captures wait in line for few threads; what takes longer has come to no end.
   */
  claimHoldMsMax: 10 * 60 * 1000,
  /** A state that is seen for no longer than this, between two sightings of another, is not told of. */
  fleetingMsMax: 60 * 60 * 1000,
  /** How often within a week a change between two states, either way, is told; then they take turns. */
  turnsTold: 3,
  turnsMs: 7 * 24 * 60 * 60 * 1000,
  /** Changes that wait for a second look; an article that shows something new each time must be told of at last. */
  unsettledMax: 3,
  /** Claims without a commit between them before an article is quarantined. */
  claimsWithoutCommitMax: 5,
  /** Callers told to wait for a host come back within this time after it opens, however many they are. */
  hostWaitMsMax: 10 * 60 * 1000,
  /** Waits for a host shorter than this are waited out; longer ones give the worker's place to another job. */
  hostPatienceMs: 250,
  /** A sitemap of an index is skipped when its host's turn would come later than this. */
  sourceHostWaitMsMax: 60_000,
  /** A host that gave no answer so many times in a row is left alone for a minute, then for two, and so on to an hour. */
  hostFailuresMax: 5,
  hostBreakMsMin: 60_000,
  hostBreakMsMax: 60 * 60 * 1000,
  /** A source whose readings failed so often in a row, and for so long, is paused. */
  sourceFailuresMax: 50,
  sourceFailingMsMax: 7 * 24 * 60 * 60 * 1000,
  /** How long after a story was last seen, or since it was found elsewhere, it is looked for at another address. */
  moveMsMax: 14 * 24 * 60 * 60 * 1000,
  moveCandidatesMax: 20,
  /** Articles found after one that left its place, the newest of them, that may be the same story. */
  moveYoungMax: 500,
  /** Looks in a row for the sake of what a feed or a sitemap said that found nothing: then it is believed no more. */
  hintsInVainMax: 3,
  /** Between two callers told to wait for a host's one connection when it asks for no delay. */
  hostPollMsMin: 20,

  // queue
  queueConnectMs: 10_000,
  /** A queue that does not answer within this when a process stops counts as down. */
  queuePingMs: 2_000,
  /** Work that was told to stop ends within this. */
  workerAbortMs: 5_000,
  /** A worker that died gives its job back after the lock and one stalled check: within a minute. */
  jobLockMs: 30_000,
  jobStalledIntervalMs: 10_000,
  jobStalledCountMax: 10,
  jobAttemptsMax: 5,
  /**
   * A job that must wait for longer is given up: the database asks for it again in time, while hundreds of jobs
   * that wait for a day would leave no room in the queue for anybody else's.
   */
  jobDelayMsMax: 10 * 60 * 1000,
  /** The due-scan stops enqueueing above this; the database remembers the rest. */
  queueDepthMax: 5_000,
  /** Articles of one host in the queue at once: a host of a million articles must leave room for the others. */
  queuePerHostMax: 250,
  /** What a due-scan has enqueued it asks for again after this: the longest that a lost job stays lost. */
  dueScanMemoryMs: 60_000,
  ...reviewLimits,
} as const
