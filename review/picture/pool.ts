import { Piscina } from 'piscina'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { PictureContent } from './content.ts'
import type { ThemeName } from './theme.ts'
import type { DrawResult, DrawTask, PictureFormat } from './thread.ts'

/** Draws pictures; throws `picture-undrawable`, and `picture-busy` when too many wait or one came to no end. */
export type DrawPicture = (
  content: PictureContent,
  theme: ThemeName,
  format: PictureFormat,
) => Promise<Uint8Array>

export interface PicturePool extends AsyncDisposable {
  readonly draw: DrawPicture
}

/** One thread that draws, begun with the first picture and ended when none has been asked for in a minute. */
export function picturePool(): PicturePool {
  const pool = new Piscina({
    filename: new URL('./thread.ts', import.meta.url).href,
    name: 'draw',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: limits.pictureMemoryMb },
  })
  return {
    async draw(content, theme, format) {
      if (pool.queueSize >= limits.pictureQueueMax) throw busy('Too many pictures are being drawn.')
      const task: DrawTask = { content, theme, format }
      const signal = AbortSignal.timeout(limits.pictureDeadlineMs)
      const result = await pool.run(task, { signal }).then(
        (value: unknown) => value as DrawResult,
        (error: unknown) => {
          throw signal.aborted ? busy('The picture took too long to draw.', error) : error
        },
      )
      if (result.ok) return result.bytes
      throw new OperationalError(result.failure.code, result.failure.message)
    },
    async [Symbol.asyncDispose]() {
      await pool.destroy()
    },
  }
}

function busy(message: string, cause?: unknown): OperationalError {
  return new OperationalError('picture-busy', message, { cause, retryable: true })
}
