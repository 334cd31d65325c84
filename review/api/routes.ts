import { createRoute, z } from '@hono/zod-openapi'
import * as parameters from './parameters.ts'
import * as schemas from './schemas.ts'
import { captureSchema, sourceSchema } from './source-schemas.ts'

// What there is to ask for. The OpenAPI document and the reference page are made from this.

const problem = {
  description: 'What is wrong, as RFC 9457 has it.',
  content: { 'application/problem+json': { schema: schemas.problemSchema } },
}

function answers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    400: problem,
    401: problem,
    404: problem,
    422: problem,
    503: problem,
  } as const
}

function page<Schema extends z.ZodType>(item: Schema, description: string) {
  const cursor = z.string().nullable().openapi({ description: 'Goes on after this page; null at the end.' })
  return answers(z.object({ items: z.array(item), cursor }), description)
}

const article = z.object({ article: parameters.articleIdParameter })
const articleVersion = article.extend({ version: parameters.versionParameter })
const paging = { cursor: parameters.cursorParameter, limit: parameters.limitParameter }

const writing = { security: [{ token: [] }] }

function writeAnswers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...answers(schema, description), 403: problem, 413: problem, 415: problem } as const
}

function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}

/** Places of a history: ordinals, version numbers. */
const historyPage = z.strictObject({
  after: z.coerce.number().int().min(0).max(999_999_999).optional().openapi({
    description: 'Those numbered above this; from the beginning when not given.',
  }),
  limit: parameters.limitParameter,
})

function historyAnswers<Schema extends z.ZodType>(item: Schema, description: string) {
  return answers(z.object({ items: z.array(item), next: z.int().nullable() }), description)
}

const change = z.object({ change: parameters.changeIdParameter })

export const listArticles = createRoute({
  method: 'get',
  path: '/api/v1/articles',
  summary: 'Articles, newest first',
  request: {
    query: z.strictObject({
      source: parameters.sourceIdParameter.optional(),
      changedSince: parameters.timeParameter,
      ...paging,
    }),
  },
  responses: page(schemas.articleSchema, 'A page of articles.'),
})

export const lookUpArticle = createRoute({
  method: 'get',
  path: '/api/v1/articles/lookup',
  summary: 'The article of an address',
  request: {
    query: z.strictObject({
      url: z
        .string()
        .min(1)
        .openapi({ example: 'https://coast-courier.example/2026/11/council-budget-vote' }),
    }),
  },
  responses: answers(schemas.articleSchema, 'The article.'),
})

export const getArticle = createRoute({
  method: 'get',
  path: '/api/v1/articles/{article}',
  summary: 'One article',
  request: { params: article },
  responses: answers(schemas.articleSchema, 'The article.'),
})

export const listSightings = createRoute({
  method: 'get',
  path: '/api/v1/articles/{article}/sightings',
  summary: 'Its history: which version was seen from when to when, oldest first',
  request: { params: article, query: historyPage },
  responses: historyAnswers(
    schemas.sightingSchema,
    'A page of sightings; `next` is the `after` of the page that follows.',
  ),
})

export const listVersions = createRoute({
  method: 'get',
  path: '/api/v1/articles/{article}/versions',
  summary: 'Its versions without their text, oldest first',
  request: { params: article, query: historyPage },
  responses: historyAnswers(
    schemas.versionHeadSchema,
    'A page of versions; `next` is the `after` of the page that follows.',
  ),
})

export const getVersion = createRoute({
  method: 'get',
  path: '/api/v1/articles/{article}/versions/{version}',
  summary: 'One version, with its text',
  request: { params: articleVersion },
  responses: answers(schemas.versionSchema, 'The version; it never changes.'),
})

export const compareVersions = createRoute({
  method: 'get',
  path: '/api/v1/articles/{article}/compare',
  summary: 'What differs between two of its versions',
  request: {
    params: article,
    query: z.strictObject({
      from: parameters.versionParameter,
      to: parameters.versionParameter.openapi({ example: 2 }),
    }),
  },
  responses: answers(schemas.comparisonSchema, 'The change: as recorded, or compared on request.'),
})

export const listCaptures = createRoute({
  method: 'get',
  path: '/api/v1/articles/{article}/captures',
  summary: 'Its captures, good and failed, oldest first',
  request: {
    params: article,
    query: z.strictObject({
      after: parameters.captureIdParameter.optional(),
      limit: parameters.limitParameter,
    }),
  },
  responses: answers(
    z.object({ items: z.array(captureSchema), next: z.int().nullable() }),
    'A page of captures; `next` is the `after` of the page that follows.',
  ),
})

export const getCapture = createRoute({
  method: 'get',
  path: '/api/v1/captures/{capture}',
  summary: 'One fetch as it happened',
  request: { params: z.object({ capture: parameters.captureIdParameter }) },
  responses: answers(captureSchema, 'The capture.'),
})

export const listChanges = createRoute({
  method: 'get',
  path: '/api/v1/changes',
  summary: 'Changes: a list by filters, or all of them after a number',
  request: { query: parameters.changeFilterParameters },
  responses: answers(
    z.object({
      items: z.array(schemas.changeHeadSchema.extend({ change: schemas.changeSchema.optional() })),
      cursor: z
        .string()
        .nullable()
        .openapi({ description: 'Goes on after this page of a list; null at its end.' }),
      next: z
        .int()
        .nullable()
        .openapi({ description: 'With `after`: the `after` to ask on with, now or later; else null.' }),
      latest: z.int().openapi({ description: 'Number of the newest change; 0 when there is none.' }),
    }),
    'Changes.',
  ),
})

export const getChange = createRoute({
  method: 'get',
  path: '/api/v1/changes/{change}',
  summary: 'One change by its number, with what differs',
  request: { params: change },
  responses: answers(schemas.changeHeadSchema.extend({ change: schemas.changeSchema }), 'The change.'),
})

export const getMarks = createRoute({
  method: 'get',
  path: '/api/v1/changes/{change}/marks',
  summary: 'What people have said of it',
  request: { params: change },
  responses: answers(schemas.marksSchema, 'The marks; empty ones when nobody has.'),
})

export const putMarks = createRoute({
  method: 'put',
  path: '/api/v1/changes/{change}/marks',
  summary: 'Mark it as seen or not, and replace its labels; what is not given stays',
  request: {
    params: change,
    body: body(
      z
        .strictObject({ seen: z.boolean().optional(), labels: z.array(z.string()).optional() })
        .openapi({ example: { seen: true, labels: ['to check'] } }),
    ),
  },
  ...writing,
  responses: writeAnswers(schemas.marksSchema, 'The marks as they are now.'),
})

export const postAnnotation = createRoute({
  method: 'post',
  path: '/api/v1/changes/{change}/annotations',
  summary: 'Say something of it, for ever',
  request: {
    params: change,
    body: body(z.strictObject({ text: z.string() }).openapi({ example: { text: 'Asked them.' } })),
  },
  ...writing,
  responses: writeAnswers(schemas.marksSchema, 'The marks as they are now.'),
})

export const searchArticles = createRoute({
  method: 'get',
  path: '/api/v1/search',
  summary: 'Articles that say something, or once did, and when it stood in them',
  request: {
    query: z.strictObject({
      q: z.string().min(1).max(500).openapi({ description: 'Words, or “phrases”.', example: 'Nordhamn' }),
      in: z.enum(['versions', 'current']).optional(),
      source: parameters.sourceIdParameter.optional(),
      ...paging,
    }),
  },
  responses: page(schemas.hitSchema, 'A page of articles.'),
})

export const listSources = createRoute({
  method: 'get',
  path: '/api/v1/sources',
  summary: 'What is followed',
  responses: answers(z.object({ items: z.array(sourceSchema) }), 'All sources.'),
})

export const getSource = createRoute({
  method: 'get',
  path: '/api/v1/sources/{source}',
  summary: 'One source',
  request: { params: z.object({ source: parameters.sourceIdParameter }) },
  responses: answers(sourceSchema, 'The source.'),
})
