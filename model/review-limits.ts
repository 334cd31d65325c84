/** The bounds of what is read and told: pages, searches, messages. Part of `limits`, which has the rest. */
export const reviewLimits = {
  // systematic edits
  /** Substitutions counted at a time, some 300 bytes each; of those met once the oldest make room. */
  systematicKeysMax: 100_000,
  /** Articles remembered for one substitution; beyond, "at least so many" is said. */
  systematicArticlesMax: 1_000,

  /** What the inbox looks for them in: the changes of a week, and no more than it can read in a blink. */
  systematicWindowMs: 7 * 24 * 60 * 60 * 1000,
  systematicChangesMax: 400,
  systematicPauseMs: 60_000,

  /** Articles of a source that its page looks at: the newest. */
  yieldArticlesMax: 1_000,

  /** Figures over all changes are counted anew no sooner than this, and so many of them are kept. */
  statisticsAgeMsMax: 60_000,
  statisticsKeptMax: 100,

  /** Histories, blames and live blogs as pages, kept in one process until a capture is taken: a much read article is drawn once. */
  historyCacheCharactersMax: 16_000_000,
  /** Feeds as written, kept in one process until the next change. */
  feedCacheCharactersMax: 4_000_000,

  // pictures of changes
  /** What social networks show in full width without scaling up. */
  pictureWidthPx: 1_200,
  /** Edits that one picture quotes; with their longest excerpts it is some 3,000 pixels high, as phones still show. */
  picturePassagesMax: 4,
  /** Of the letters that no font has; beyond, a picture is refused instead of drawn with boxes. */
  pictureBoxesShareMax: 0.05,
  /** Drawing one takes some 100 ms; what takes so much longer has gone wrong. */
  pictureDeadlineMs: 10_000,
  /** All fonts unpacked are some 30 MB, and the pixels of the highest picture 15 MB. */
  pictureMemoryMb: 256,
  /** Pictures that wait for the one thread; whoever comes later is told to come again. */
  pictureQueueMax: 16,
  /** Pictures kept as they were sent: some hundred of each kind. */
  pictureCacheSizeBytesMax: 16_000_000,

  // live updates
  /** How often the archive is asked whether there is a new change, while somebody listens. */
  livePollMs: 2_000,
  /** Connections that wait for events in one process; each costs a socket. */
  liveReadersMax: 500,
  /** When a browser whose connection ended comes back. */
  liveRetryMs: 10_000,
  /** Shorter than proxies keep a silent connection. */
  liveBeatMs: 25_000,

  // search
  /** An index entry holds so much at most; longer words are cut, in what is kept and in what is looked for. */
  searchWordLengthMax: 100,
  searchPhrasesMax: 8,
  searchPhraseWordsMax: 40,
  /** A query that takes longer is too broad: it would keep others from the database. */
  searchMsMax: 5_000,

  // captures as received
  /** How long the address of a frame is good: a page is loaded at once, and may be reloaded by hand. */
  rawLinkMs: 10 * 60 * 1000,

  // access
  /** Requests of one client are counted in windows of this length; how many it may send is a setting. */
  rateWindowMs: 10_000,
  /** Requests of one client that are worked at together: enough for a page with all that belongs to it. */
  clientRequestsTogetherMax: 8,
  /** Requests of one client that wait for that; a second's worth of a busy program. */
  clientRequestsWaitingMax: 200,
  /** Attempts to sign in from one address; people mistype, programs guess. */
  signInsMax: 10,
  signInWindowMs: 60_000,
  tokenNameLengthMax: 60,
  /** A browser that signed in is asked again after this. */
  sessionMs: 30 * 24 * 60 * 60 * 1000,
  /** Of a form or a request that writes. */
  formSizeBytesMax: 64 * 1024,

  // subscriptions
  subscriptionNameLengthMax: 60,
  templateLengthMax: 2_000,
  /**
   * From the claim, or from when it last came to something: longer than one message may take. What a process that died
   * was telling is told by another after this.
   */
  notifyLeaseMs: 30_000,
  /** Of a message: name look-up, connection and answer together. */
  notifyDeadlineMs: 15_000,
  /** Messages sent on one claim; then it is another subscription's turn. */
  notifyBatchMax: 20,
  /** What a receiver answers is read so far and thrown away. */
  notifyAnswerSizeBytesMax: 64 * 1024,
  /** Messages given up one after another before the subscription is paused. */
  notifyDeadInARowMax: 3,
  /** Changes that one digest lists; it says how many more there are. */
  digestChangesMax: 100,
  /** After a new secret the one before signs as well for this long. */
  secretOverlapMs: 24 * 60 * 60 * 1000,
  /** No retry lies further ahead; what does was written before a clock was set back. */
  notifyRetryMsMax: 24 * 60 * 60 * 1000,

  // marks
  labelLengthMax: 60,
  labelsMax: 20,
  annotationLengthMax: 10_000,
  annotationsMax: 1_000,
} as const
