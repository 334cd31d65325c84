import { withoutCredits } from './captions.ts'
import type { Leaf } from './leaf.ts'
import type { Page } from '../page/page.ts'
import { withoutScripts } from './scripts.ts'
import { segment, type SegmentOptions } from './segment.ts'

/** The leaves that are judged: cut from the page, without scripts printed as text, credits apart from captions. */
export function leavesOf(page: Page, options: SegmentOptions): Leaf[] {
  return withoutCredits(page, withoutScripts(segment(page, options)))
}
