// Completes package-lock.json after dependencies changed: `node .ci/complete-lock.mjs`.
//
// npm leaves platform builds out of the lock file that its registry does not serve at the moment, and `npm ci` then
// refuses the file on every machine. Their names and versions stand in the packages that want them, and a platform
// can be read off the name; npm needs no more to skip the builds of other platforms.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  android: 'android',
  openharmony: 'openharmony',
}
const processors = new Set(['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64'])

let added = 0
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    if (lock.packages[place] !== undefined || !/^\d+\.\d+\.\d+/.test(version)) continue
    const words = (name.split('/').at(-1) ?? name).split(/[-.]/)
    const os = words.flatMap((word) => systems[word] ?? [])
    const cpu = words.filter((word) => processors.has(word))
    const musl = words.some((word) => word.startsWith('musl'))
    const gnu = words.some((word) => word.startsWith('gnu'))
    lock.packages[place] = {
      version,
      ...(cpu.length > 0 ? { cpu: cpu.slice(0, 1) } : {}),
      ...(parent.dev === true ? { dev: true } : {}),
      ...(musl ? { libc: ['musl'] } : gnu && os[0] === 'linux' ? { libc: ['glibc'] } : {}),
      optional: true,
      ...(os.length > 0 ? { os: os.slice(0, 1) } : {}),
    }
    added += 1
  }
}
const byName = ([a], [b]) => (a < b ? -1 : 1)
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(byName))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} platform builds added`)
