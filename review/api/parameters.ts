import { z } from '@hono/zod-openapi'
import { causes, changeKinds } from '../../model/change.ts'
import type { ArticleId, CaptureId, SourceId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'

const whole = (max: number) => z.coerce.number().int().min(1).max(max)
/** Exact as a JavaScript number, and within the archive's columns. */
const idMax = 999_999_999_999_999

export const articleIdParameter = whole(idMax)
  .transform((id) => id as ArticleId)
  .openapi({ type: 'integer', example: 1 })
export const captureIdParameter = whole(idMax)
  .transform((id) => id as CaptureId)
  .openapi({ type: 'integer', example: 1 })
export const changeIdParameter = whole(idMax).openapi({ type: 'integer', example: 1 })
export const sourceIdParameter = whole(idMax)
  .transform((id) => id as SourceId)
  .openapi({ type: 'integer', example: 1 })
export const versionParameter = whole(999_999_999).openapi({ type: 'integer', example: 1 })

const limitMax = 200
export const limitParameter = whole(limitMax)
  .optional()
  .openapi({ description: `So many at most: 1 to ${limitMax}; 50 when not given.`, example: 20 })
export const limitDefault = 50

export const cursorParameter = z
  .string()
  .regex(/^[\w.~-]{1,128}$/)
  .optional()
  .openapi({ description: 'The `cursor` of the page before.' })

export const timeParameter = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional()
  .openapi({ type: 'string', format: 'date-time', example: '2026-11-01T00:00:00Z' })

const textParameter = z
  .string()
  .trim()
  .min(1)
  .max(limits.searchWordLengthMax * 2)
  .optional()

/** Everything that lists of changes are filtered by. Unknown parameters are refused: a typo would filter nothing. */
export const changeFilterParameters = z.strictObject({
  source: sourceIdParameter.optional(),
  article: articleIdParameter.optional(),
  kind: z
    .union([z.enum(changeKinds), z.array(z.enum(changeKinds))])
    .transform((kinds) => (typeof kinds === 'string' ? [kinds] : kinds))
    .optional()
    .openapi({
      type: 'array',
      items: { type: 'string', enum: [...changeKinds] },
      description: 'Any of these.',
    }),
  min: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .openapi({ description: 'Least significance.', example: 0.3 }),
  cause: z.enum(causes).optional(),
  language: textParameter.openapi({ description: 'Primary language subtag.', example: 'en' }),
  section: textParameter,
  author: textParameter,
  since: timeParameter,
  until: timeParameter,
  added: textParameter.openapi({ description: 'Words, or “phrases”, that the change brought.' }),
  removed: textParameter.openapi({ description: 'Words, or “phrases”, that the change took away.' }),
  noise: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'With changes of counters, times and typography, whose significance is 0.' }),
  order: z.enum(['newest', 'telling']).optional().openapi({ description: 'Newest first when not given.' }),
  include: z.enum(['change']).optional().openapi({ description: 'With what differs inside each.' }),
  cursor: cursorParameter,
  limit: limitParameter,
  after: z.coerce.number().int().min(0).max(idMax).optional().openapi({
    description:
      'Changes numbered above this, oldest first; with no filter, so that the numbers have no gap. Ask on with `next`.',
    example: 0,
  }),
})

export type ChangeParameters = z.infer<typeof changeFilterParameters>
