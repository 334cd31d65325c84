import { fork } from 'node:child_process'
import { startNewsroom } from '../demo/newsroom.ts'
import type { NewsroomOptions } from '../demo/newsroom.ts'
import type { Truth } from '../demo/truth.ts'

/** The newsroom in a process of its own, so that its work is not counted as Stet's. */
export interface RemoteNewsroom extends AsyncDisposable {
  readonly origin: string
  readonly feedUrl: string
  nextRound(): Promise<number>
  truth(): Promise<Truth>
}

interface Call {
  readonly ask: 'round' | 'truth'
}

export async function remoteNewsroom(options: NewsroomOptions): Promise<RemoteNewsroom> {
  const child = fork(import.meta.filename, [JSON.stringify(options)], { serialization: 'advanced' })
  const answer = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (message) => resolve(message as T))
      child.once('exit', (code) => reject(new Error(`the newsroom ended with ${code}`)))
    })
  const ask = async <T>(call: Call): Promise<T> => {
    const answered = answer<T>()
    child.send(call)
    return answered
  }
  const { origin, feedUrl } = await answer<{ origin: string; feedUrl: string }>()
  return {
    origin,
    feedUrl,
    nextRound: () => ask<number>({ ask: 'round' }),
    truth: () => ask<Truth>({ ask: 'truth' }),
    async [Symbol.asyncDispose]() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await gone
    },
  }
}

if (process.send !== undefined && process.argv[2]?.startsWith('{') === true) {
  const newsroom = await startNewsroom(JSON.parse(process.argv[2]) as NewsroomOptions)
  process.on('message', (call: Call) => {
    process.send?.(call.ask === 'round' ? newsroom.nextRound().length : newsroom.truth)
  })
  process.once('disconnect', () => {
    void newsroom[Symbol.asyncDispose]()
  })
  process.send({ origin: newsroom.origin, feedUrl: newsroom.feedUrl })
}
