import { Agent, fetch } from 'undici'

// A client that asks for one page as fast as it is answered, over many connections, from another address of loopback
// than the readers. A process of its own, so that what it costs is not the readers'.
const [url = '', seconds = '10', connections = '200'] = process.argv.slice(2)
const dispatcher = new Agent({ localAddress: '127.0.0.2' })
const end = performance.now() + Number(seconds) * 1_000
let [answered, refused] = [0, 0]

async function keepAsking(): Promise<void> {
  while (performance.now() < end) {
    const answer = await fetch(url, { dispatcher })
    await answer.arrayBuffer()
    answered += 1
    if (answer.status === 429) refused += 1
  }
}

await Promise.all(Array.from({ length: Number(connections) }, keepAsking))
await dispatcher.close()
process.send?.({ answered, refused })
process.disconnect?.()
