import { compare } from '../../pipeline/compare/compare.ts'
import type { Cost } from './bounded.ts'
import { hostileInputs, scaleInputs } from './inputs.ts'
import { contentOf, rebuilds } from './pairs.ts'

/** `node bench/compare/bounded-child.ts NAME`: compares one input and sends its cost to its parent. */
const [name] = process.argv.slice(2)
const input = [...scaleInputs(1_000), ...scaleInputs(10_000), ...scaleInputs(100_000), ...hostileInputs].find(
  (each) => each.name === name,
)
if (input === undefined) throw new Error(`There is no input ${name}.`)

const [from, to] = input.make().map(contentOf)
if (from === undefined || to === undefined) throw new Error('An input has two sides.')
// What runs for the first time is compiled for the first time: a service has done that long before.
compare(contentOf(['A first text.']), contentOf(['A second text.']))
const memoryBefore = process.resourceUsage().maxRSS
const started = process.cpuUsage()
const change = compare(from, to)
const used = process.cpuUsage(started)
const cost: Cost = {
  name: input.name,
  cpuMs: (used.user + used.system) / 1_000,
  memoryMb: (process.resourceUsage().maxRSS - memoryBefore) / 1_024,
  editWords: change.wordsAdded + change.wordsRemoved,
  coarse: change.coarse,
  rebuilt: rebuilds(change, from, to),
}
if (process.send === undefined) console.log(cost)
else process.send(cost)
