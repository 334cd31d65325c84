import { z } from '@hono/zod-openapi'

// What the schemas of the API have in common.

/** The archive hands out what nobody changes. */
export const list = <Schema extends z.ZodType>(item: Schema) => z.array(item).readonly()

export const id = z.int().min(1)
export const time = z.iso.datetime().openapi({ example: '2026-11-22T14:02:05.000Z' })
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: 'SHA-256, in hex.' })
export const between = z
  .tuple([time, time])
  .openapi({ description: 'The change was made after the first time and no later than the second.' })
