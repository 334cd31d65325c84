import type { CommandSpec } from '../command.ts'
import { serve } from '../service.ts'
import type { Role } from '../service.ts'

export const serveCommand = roleCommand(
  'serve',
  'scheduler, workers and review pages in one process, until Ctrl-C or SIGTERM',
  ['scheduler', 'worker', 'review'],
  ['stet serve', 'LISTEN=127.0.0.1:9000 stet serve --data /var/lib/stet'],
)

export const schedulerCommand = roleCommand(
  'scheduler',
  'only the scheduler: ticks and due-scan; any number may run',
  ['scheduler'],
  ['DATABASE_URL=postgres://… REDIS_URL=redis://… stet scheduler'],
)

export const workerCommand = roleCommand(
  'worker',
  'only the workers: take captures; any number may run',
  ['worker'],
  ['DATABASE_URL=postgres://… REDIS_URL=redis://… FETCH_CONCURRENCY=32 stet worker'],
)

export const reviewCommand = roleCommand(
  'review',
  'only the review pages, feeds and health checks',
  ['review'],
  ['DATABASE_URL=postgres://… LISTEN=0.0.0.0:8080 stet review'],
)

function roleCommand(
  name: string,
  summary: string,
  roles: readonly Role[],
  examples: readonly string[],
): CommandSpec {
  return { name, summary, examples, run: ({ config, io }) => serve(config, io, new Set(roles)) }
}
