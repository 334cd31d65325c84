import { createHash } from 'node:crypto'

/** Weak (RFC 9110, section 8.8.1): made from the same, if perhaps in another program's words. */
export function entityTag(parts: readonly string[]): string {
  return `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)}"`
}

/** Whether who sends this `If-None-Match` has what the tag stands for. */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(',').some((each) => each.trim() === '*' || opaque(each) === opaque(tag)) ?? false
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
