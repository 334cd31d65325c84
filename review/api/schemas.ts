import { z } from '@hono/zod-openapi'
import { articleStatuses } from '../../model/article.ts'
import { causes, changeFormat, changeKinds } from '../../model/change.ts'
import { between, digest, id, list, time } from './schema-members.ts'

// The JSON of the API. Times are ISO 8601 in UTC; what is not known is null, never absent.

export const articleSchema = z
  .object({
    id,
    sourceId: id,
    url: z.string().openapi({ description: 'Exactly as it is requested.' }),
    status: z.enum(articleStatuses),
    mergedInto: id.nullable().openapi({
      description:
        'The article that goes on in its place, when it was the new address of a story that moved.',
    }),
    headline: z.string().nullable(),
    versions: z.int().openapi({ description: 'Number of distinct versions.' }),
    headVersion: z.int().nullable().openapi({ description: 'The version seen last.' }),
    captures: z.int(),
    createdAt: time,
    lastCapturedAt: time.nullable(),
    lastChangedAt: time.nullable(),
    nextDueAt: time.nullable(),
  })
  .openapi('Article')

export const sightingSchema = z
  .object({
    ordinal: z.int().openapi({ description: 'Place in the history, from 1.' }),
    version: z.int(),
    firstSeenAt: time,
    lastSeenAt: time,
    captures: z.int(),
    changedBetween: between.nullable().openapi({ description: 'Null for the first sighting.' }),
  })
  .openapi('Sighting')

export const versionHeadSchema = z
  .object({
    number: z.int(),
    headline: z.string().nullable(),
    words: z.int(),
    contentDigest: digest,
    cleanerId: z.string(),
    firstCaptureId: id,
    parent: z
      .int()
      .nullable()
      .openapi({ description: 'The version seen just before this one first appeared.' }),
    createdAt: time,
  })
  .openapi('VersionHead')

const claimSchema = z.object({ text: z.string(), origin: z.string() })

const blockSchema = z
  .object({
    kind: z.string(),
    text: z.string(),
    level: z.int().optional(),
    links: list(z.object({ start: z.int(), end: z.int(), url: z.string() })).optional(),
    attribution: z.string().optional(),
    url: z.string().optional(),
    medium: z.enum(['post', 'video', 'audio', 'page']).optional(),
    credit: z.string().optional(),
    postId: z.string().optional(),
    time: z.string().optional(),
  })
  .openapi('Block')

const contentSchema = z
  .object({
    headline: z.string().nullable(),
    dek: z.string().nullable(),
    byline: list(z.string()),
    publishedAt: z.string().nullable(),
    modifiedAt: z.string().nullable(),
    section: z.string().nullable(),
    language: z.string().nullable(),
    canonicalUrl: z.string().nullable(),
    leadImage: z.string().nullable(),
    leadImageCaption: z.string().nullable(),
    leadImageCredit: z.string().nullable(),
    otherTitles: list(claimSchema),
    tags: list(z.string()),
    direction: z.enum(['ltr', 'rtl']).nullable(),
    corrections: list(claimSchema),
    access: z.enum(['free', 'metered', 'locked']).nullable(),
    liveState: z.enum(['live', 'ended']).nullable(),
    blocks: list(blockSchema),
    origins: z
      .record(z.string(), z.string().optional())
      .openapi({ description: 'Where each member was found.' }),
  })
  .openapi('Content', { description: 'What the article said; docs/content.md describes every member.' })

export const versionSchema = versionHeadSchema
  .omit({ words: true })
  .extend({ articleId: id, content: contentSchema })
  .openapi('Version')

const summaryMembers = {
  summary: z.string(),
  significance: z.number().min(0).max(1),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
}

const headMembers = {
  id: z.int().openapi({
    description: 'Number of the change; numbers have no gap and follow the order of the commits.',
  }),
  articleId: id,
  articleUrl: z.string(),
  headline: z.string().nullable(),
  sourceId: id,
  ordinal: z.int().openapi({ description: 'Place of the sighting that it led to.' }),
  from: z.int(),
  to: z.int(),
  returned: z.boolean().openapi({ description: 'The newer version had been seen before.' }),
  cause: z.enum(causes),
  changedBetween: between,
}

export const changeHeadSchema = z
  .object({
    ...headMembers,
    ...summaryMembers,
    kinds: list(z.enum(changeKinds)),
  })
  .openapi('ChangeHead')

const wordRun = z.object({ op: z.enum(['equal', 'deleted', 'inserted']), text: z.string() })

const editSchema = z
  .object({
    op: z.string(),
    from: list(z.int()),
    to: list(z.int()),
    words: list(wordRun),
    markup: z.boolean().optional(),
  })
  .openapi('Edit')

export const changeSchema = z
  .object({
    format: z.literal(changeFormat),
    ...summaryMembers,
    comparerId: z.string(),
    coarse: z.boolean(),
    kinds: list(z.object({ kind: z.enum(changeKinds), confidence: z.number(), evidence: list(z.string()) })),
    fields: list(
      z.object({
        field: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        words: list(wordRun).optional(),
      }),
    ),
    hunks: list(z.object({ edits: list(editSchema) })),
    sentences: list(z.object({ op: z.string(), from: list(z.string()), to: list(z.string()) })),
  })
  .openapi('Change', { description: 'What differs; docs/change-format.md describes every member.' })

export const comparisonSchema = z
  .object({
    articleId: id,
    from: z.int(),
    to: z.int(),
    /** As it stands in the history; null for versions compared on request. */
    recorded: changeHeadSchema.nullable(),
    change: changeSchema,
  })
  .openapi('Comparison')

const ending = z.object({ version: z.int(), between })

export const hitSchema = z
  .object({
    article: articleSchema,
    version: z.int().openapi({ description: 'The newest version that says it.' }),
    matching: z.int().openapi({ description: 'How many versions do.' }),
    stood: z
      .array(
        z.object({
          appeared: ending.nullable().openapi({ description: 'Null: it was there when first seen.' }),
          firstSeenAt: time,
          vanished: ending.nullable().openapi({ description: 'Null: it stands there still.' }),
          lastSeenAt: time,
        }),
      )
      .openapi({ description: 'Each stretch of the history in which it stood.' }),
  })
  .openapi('Hit')

export const marksSchema = z
  .object({
    changeId: id,
    seenAt: time.nullable(),
    seenBy: z.string().nullable().openapi({ description: 'Name of the token of who saw it first.' }),
    labels: list(z.string()),
    annotations: list(z.object({ id, author: z.string(), text: z.string(), createdAt: time })),
  })
  .openapi('Marks', { description: 'What people of this house have said of a change.' })

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string().optional().openapi({ description: 'One of docs/errors.md.' }),
  })
  .openapi('Problem', { description: 'RFC 9457.' })
