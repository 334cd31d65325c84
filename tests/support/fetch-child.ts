import { fetcher } from '../../pipeline/fetch/fetcher.ts'
import { parseAddressRules } from '../../pipeline/fetch/address-rules.ts'

// Fetches one URL in a process of its own and reports how far its memory rose: node fetch-child.ts <allow> <warm-up URL> <URL>
const [allow = '', warmUp = '', url = ''] = process.argv.slice(2)
await using web = fetcher({ userAgent: 'Stet/test', allow: parseAddressRules(allow), deadlineMs: 20_000 })
await web.fetch({ url: warmUp })
const before = process.memoryUsage.rss()
const record = await web.fetch({ url })
// The kernel's own high-water mark, so that no peak between two samples is missed.
const riseBytes = process.resourceUsage().maxRSS * 1024 - before
process.stdout.write(
  JSON.stringify({
    code: record.failure?.code ?? null,
    truncated: record.truncated,
    sizeBytes: record.body?.length ?? null,
    riseBytes,
  }),
)
