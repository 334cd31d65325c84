/** A feed in the terms of RFC 4287. Ids and hrefs are absolute IRIs, and valid: whoever makes one vouches for them. */
export interface Feed {
  readonly id: string
  readonly title: string
  readonly updated: Date
  readonly selfHref: string
  readonly alternateHref: string
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly id: string
  /** Of the change. */
  readonly number: number
  readonly title: string
  readonly updated: Date
  readonly published: Date
  readonly alternateHref: string
  /** The article itself, where its address may be followed. */
  readonly relatedHref: string | null
  readonly categories: readonly string[]
  readonly summary: string
  /** HTML, escaped as HTML: what goes around it escapes it once more. */
  readonly contentHtml: string
}
