import type { ChangeKind, FieldChange, KindFinding } from '../../../model/change.ts'
import type { EditorialField } from '../../../model/content.ts'
import { foldTypography } from '../fold.ts'
import { finding, type Comparison } from './finding.ts'

const kindOf: Readonly<Record<EditorialField, ChangeKind>> = {
  headline: 'headline',
  dek: 'dek',
  byline: 'byline',
  publishedAt: 'publication-date',
  section: 'section',
  leadImage: 'image',
}

/** The kinds of fields, which no text of the body makes. */
export const fieldKinds: readonly ChangeKind[] = Object.values(kindOf)

/** A kind for each field that changed; typography alone is formatting, another spelling of one instant nothing. */
export function findFieldKinds({ fields }: Comparison): KindFinding[] {
  return fields.flatMap((change) => {
    const evidence = [change.from ?? '', change.to ?? '']
    if (isSameInstant(change)) return []
    return finding(isTypographic(change) ? 'formatting' : kindOf[change.field], 1, evidence)
  })
}

/** True when one instant is told in another time zone. */
function isSameInstant({ field, from, to }: FieldChange): boolean {
  if (field !== 'publishedAt' || from === null || to === null) return false
  // Without an offset the instant would depend on the machine's time zone.
  const absolute = /(?:Z|[+-]\d\d:?\d\d)$/i
  return absolute.test(from) && absolute.test(to) && Date.parse(from) === Date.parse(to)
}

/** True when the words are the same; a question mark is more than typography. */
function isTypographic({ field, from, to }: FieldChange): boolean {
  if (from === null || to === null || field === 'publishedAt' || field === 'leadImage') return false
  return wordsOf(from) === wordsOf(to)
}

function wordsOf(text: string): string {
  return foldTypography(text)
    .toLowerCase()
    .replace(/(?<=\p{L})['"״׳](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}?$€£¥%]+/gu, ' ')
    .trim()
}
