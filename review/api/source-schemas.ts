import { z } from '@hono/zod-openapi'
import { captureOutcomes } from '../../model/capture.ts'
import { qualitySignals } from '../../model/quality.ts'
import { alertKinds } from '../../model/source-health.ts'
import { sourceKinds, sourceStatuses } from '../../model/source.ts'
import { digest, id, list, time } from './schema-members.ts'

// Where articles come from, and how they were fetched.

export const captureSchema = z
  .object({
    id,
    articleId: id,
    requestedUrl: z.string(),
    startedAt: time,
    finishedAt: time,
    status: z.int().nullable(),
    outcome: z.enum(captureOutcomes),
    version: z.int().nullable().openapi({ description: 'The version that it showed.' }),
    payloadDigest: digest.nullable(),
    payloadSizeBytes: z.int().nullable(),
    mediaType: z.string().nullable(),
    truncated: z.string().nullable(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    quality: z
      .object({
        score: z
          .number()
          .openapi({ description: '0 to 1: how far the page was believed to be its article.' }),
        signals: list(z.object({ name: z.enum(qualitySignals), evidence: z.string() })),
      })
      .nullable()
      .openapi({
        description: 'Null where nothing was judged: no page came, or it showed again what was known.',
      }),
    hops: list(
      z.object({
        url: z.string(),
        status: z.int().nullable(),
        headers: list(list(z.string())),
        peerAddress: z.string().nullable(),
        certificate: z
          .string()
          .optional()
          .openapi({ description: 'SHA-256 of the certificate shown, in hex.' }),
      }),
    ),
  })
  .openapi('Capture')

export const sourceSchema = z
  .object({
    id,
    url: z.string(),
    kind: z.enum(sourceKinds),
    title: z.string().nullable(),
    status: z.enum(sourceStatuses),
    cron: z.string(),
    timezone: z.string(),
    include: z.string().nullable(),
    exclude: z.string().nullable(),
    budgetPerHour: z
      .int()
      .nullable()
      .openapi({ description: 'Captures an hour that its articles may take together.' }),
    pausedBecause: z
      .string()
      .nullable()
      .openapi({ description: 'Why Stet paused it; null when it did not.' }),
    alerts: list(z.object({ kind: z.enum(alertKinds), message: z.string(), remedy: z.string() })).openapi({
      description: 'Where it departs from its own norm.',
    }),
    createdAt: time,
    lastReadAt: time.nullable(),
    nextDueAt: time,
    articles: z.int().openapi({ description: 'Articles that were found here first.' }),
    failures: z.int().openapi({ description: 'Failed reads since the last good one.' }),
    lastFailure: z.object({ code: z.string(), message: z.string(), at: time }).nullable(),
  })
  .openapi('Source')
