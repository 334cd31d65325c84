import { setTimeout as sleep } from 'node:timers/promises'
import type { ScheduledTask } from 'node-cron'
import type { Archive } from '../archive/archive.ts'
import type { SourceId } from '../model/ids.ts'
import type { Source } from '../model/source.ts'
import { dueSlot } from '../workers/queues.ts'
import type { Queues } from '../workers/queues.ts'
import { dueScan } from './due-scan.ts'
import type { DueScanResult } from './due-scan.ts'
import { createSourceTask } from './tick.ts'

export interface SchedulerDeps {
  readonly archive: Pick<
    Archive,
    'listSources' | 'dueSources' | 'dueArticles' | 'dueSubscriptions' | 'recall'
  >
  readonly queues: Queues
  readonly now: () => Date
  readonly onScan: (result: DueScanResult) => void
  readonly onError: (error: unknown) => void
}

export interface SchedulerOptions {
  readonly scanIntervalMs: number
}

/**
 * Runs a node-cron task for each active source, and the due-scan. Only decides; never works itself. Failures are
 * reported and the next scan tries again. Disposing stops the clocks and waits for the scan under way.
 */
export function startScheduler(deps: SchedulerDeps, options: SchedulerOptions): AsyncDisposable {
  const stopping = new AbortController()
  const ticks = sourceTicks(deps)
  const scan = dueScan(deps)
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await ticks.follow(await deps.archive.listSources())
        deps.onScan(await scan())
      } catch (error) {
        deps.onError(error)
      }
      await sleep(options.scanIntervalMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = loop()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await running
      await ticks.follow([])
    },
  }
}

interface SourceTicks {
  /** Starts, replaces and ends tasks so that each active source has exactly one, on its own schedule. */
  follow(sources: readonly Source[]): Promise<void>
}

function sourceTicks(deps: SchedulerDeps): SourceTicks {
  const tasks = new Map<SourceId, { schedule: string; task: ScheduledTask }>()
  const start = (source: Source, schedule: string): void => {
    const task = createSourceTask(source.cron, source.timezone, (at) => {
      const slot = dueSlot(new Date(Math.floor(at.getTime() / 1_000) * 1_000))
      deps.queues.enqueueDiscover([{ sourceId: source.id, slot }]).catch(deps.onError)
    })
    tasks.set(source.id, { schedule, task })
    void task.start()
  }
  return {
    async follow(sources) {
      const wanted = new Map(
        sources
          .filter((source) => source.status === 'active')
          .map((source) => [source.id, { source, schedule: `${source.cron} ${source.timezone}` }]),
      )
      for (const [id, { schedule, task }] of tasks) {
        if (wanted.get(id)?.schedule === schedule) continue
        tasks.delete(id)
        await task.destroy()
      }
      for (const [id, { source, schedule }] of wanted) {
        if (tasks.has(id)) continue
        try {
          start(source, schedule)
        } catch (error) {
          // A schedule that this node-cron refuses must not stop those of the others; the due-scan reads the source.
          deps.onError(error)
        }
      }
    },
  }
}
