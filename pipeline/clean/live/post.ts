/** A post of a live blog, as an element of the page. */
export interface LivePost {
  readonly node: number
  /** Where the post ends: the first node after it. */
  readonly end: number
  /** The same in every capture of the page. */
  readonly id: string
  /** As the publisher gave it, or null. */
  readonly time: string | null
  readonly headline: string | null
  readonly author: string | null
  /** Its own address, or null. */
  readonly url: string | null
  /** Shown above the others, whatever its time. */
  readonly pinned: boolean
}
