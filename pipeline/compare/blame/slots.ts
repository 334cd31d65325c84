import type { Content } from '../../../model/content.ts'
import type { BlamePlace } from './book.ts'

/** A text of a version and where it stands. */
export interface Slot {
  readonly place: BlamePlace
  readonly text: string
  readonly postId: string | undefined
}

/** The texts of a version in reading order: headline, dek, and every block. */
export function slotsOf({ headline, dek, blocks }: Content): Slot[] {
  const slots: Slot[] = []
  if (headline !== null) slots.push({ place: 'headline', text: headline, postId: undefined })
  if (dek !== null) slots.push({ place: 'dek', text: dek, postId: undefined })
  for (const { text, postId } of blocks) slots.push({ place: 'block', text, postId })
  return slots
}
