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

/** A kind for each field that changed; typography alone, and another spelling of one instant, are formatting. */
export function findFieldKinds({ fields }: Comparison): KindFinding[] {
  return fields.flatMap((change) => {
    const evidence = [change.from ?? '', change.to ?? '']
    return finding(isCosmetic(change) ? 'formatting' : kindOf[change.field], 1, evidence)
  })
}

/** True when a field's value means the same as before. */
function isCosmetic(change: FieldChange): boolean {
  if (change.from === null || change.to === null) return false
  if (change.field !== 'publishedAt') return foldTypography(change.from) === foldTypography(change.to)
  const instant = Date.parse(change.from)
  // Without an offset the instant would depend on the machine's time zone.
  const absolute = /(?:Z|[+-]\d\d:?\d\d)$/i
  return absolute.test(change.from) && absolute.test(change.to) && instant === Date.parse(change.to)
}
