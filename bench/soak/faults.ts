import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Random } from '../../demo/random.ts'
import type { Cast, Member } from './cast.ts'
import type { RestartableServer } from './servers.ts'

export const faultKinds = [
  'worker kill -9',
  'scheduler kill -9',
  'two workers kill -9',
  'Redis restart',
  'Redis kill -9',
  'Redis FLUSHALL',
  'PostgreSQL restart',
  'PostgreSQL kill -9',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** How soon everything due is to be captured again. */
export const recoveryMsMax: Readonly<Record<FaultKind, number>> = {
  'worker kill -9': 60_000,
  'scheduler kill -9': 60_000,
  'two workers kill -9': 60_000,
  'Redis restart': 60_000,
  'Redis kill -9': 60_000,
  'Redis FLUSHALL': 90_000,
  'PostgreSQL restart': 60_000,
  'PostgreSQL kill -9': 60_000,
}

export interface Stage {
  readonly cast: Cast
  readonly redis: RestartableServer
  readonly postgres: RestartableServer
  readonly stream: Random
}

/** Servers that are restarted are away for this long. */
const awayMs = 2_000

/** Lets a fault happen; resolves when whatever is to come back has been started again. */
export async function letHappen(kind: FaultKind, stage: Stage): Promise<void> {
  switch (kind) {
    case 'worker kill -9':
      return one(stage, 'worker').kill('SIGKILL')
    case 'scheduler kill -9':
      return one(stage, 'scheduler').kill('SIGKILL')
    case 'two workers kill -9': {
      const [first, second] = shuffled(stage, 'worker')
      first?.kill('SIGKILL')
      second?.kill('SIGKILL')
      return
    }
    case 'Redis restart':
      return restart(stage.redis, 'SIGTERM')
    case 'Redis kill -9':
      return restart(stage.redis, 'SIGKILL')
    case 'Redis FLUSHALL':
      return flush(stage.redis.url)
    case 'PostgreSQL restart':
      return restart(stage.postgres, 'SIGINT')
    case 'PostgreSQL kill -9':
      return restart(stage.postgres, 'SIGKILL')
  }
}

function one(stage: Stage, role: string): Member {
  const [member] = shuffled(stage, role)
  if (member === undefined) throw new Error(`There is no ${role}.`)
  return member
}

function shuffled({ cast, stream }: Stage, role: string): readonly Member[] {
  return stream.shuffle(cast.members.filter(({ name }) => name.startsWith(role)))
}

async function restart(server: RestartableServer, signal: NodeJS.Signals): Promise<void> {
  await server.end(signal)
  await sleep(awayMs)
  await server.start()
}

async function flush(url: string): Promise<void> {
  const client = new Redis(url)
  await client.flushall()
  client.disconnect()
}
