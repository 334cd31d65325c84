import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Archive } from '../archive/archive.ts'
import type { PipelineEvents } from './compose.ts'
import type { Queues } from '../workers/queues.ts'

export interface Metrics extends PipelineEvents {
  /** Prometheus text exposition format. */
  text(): Promise<string>
}

/** Counts what this process does, and asks archive and queue for their sizes when scraped. */
export function metrics(archive: Archive, queues: Queues): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const captures = new Counter({
    name: 'stet_captures_total',
    help: 'Captures taken by this process',
    labelNames: ['outcome'],
    registers,
  })
  const commits = new Counter({
    name: 'stet_commits_total',
    help: 'Captures derived by this process, by what they showed',
    labelNames: ['outcome'],
    registers,
  })
  const readings = new Counter({
    name: 'stet_readings_total',
    help: 'Sources read by this process',
    labelNames: ['outcome'],
    registers,
  })
  const told = new Counter({
    name: 'stet_told_total',
    help: 'Changes that subscriptions were told of by this process',
    labelNames: ['kind'],
    registers,
  })
  const untold = new Counter({
    name: 'stet_notify_failures_total',
    help: 'Messages and letters of this process that did not arrive',
    labelNames: ['kind'],
    registers,
  })
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
  const fetchSeconds = new Histogram({
    name: 'stet_fetch_seconds',
    help: 'Wall time of fetches',
    buckets,
    registers,
  })
  const cleanSeconds = new Histogram({
    name: 'stet_clean_cpu_seconds',
    help: 'CPU time of cleaning a page',
    buckets,
    registers,
  })
  registry.registerMetric(
    new Gauge({
      name: 'stet_queue_jobs',
      help: 'Jobs in the queues',
      labelNames: ['queue', 'state'],
      registers: [],
      async collect() {
        for (const [queue, counts] of Object.entries(await queues.counts())) {
          for (const [state, value] of Object.entries(counts)) this.set({ queue, state }, value as number)
        }
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      name: 'stet_archive',
      help: 'Sizes of the archive',
      labelNames: ['what'],
      registers: [],
      async collect() {
        for (const [what, value] of Object.entries(await archive.counts()))
          this.set({ what }, value as number)
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      name: 'stet_source_alerts',
      help: 'Active sources that depart from their own norm, and sources that were paused because they failed',
      labelNames: ['kind'],
      registers: [],
      async collect() {
        this.reset()
        for (const { alerts, pausedBecause, status } of await archive.listSources()) {
          if (pausedBecause !== null) this.inc({ kind: 'paused' })
          if (status === 'active') for (const { kind } of alerts) this.inc({ kind })
        }
      },
    }),
  )
  return {
    onCapture({ outcome, commit, times }) {
      captures.inc({ outcome })
      if (commit !== null) commits.inc({ outcome: commit.outcome })
      fetchSeconds.observe(times.fetchMs / 1_000)
      if (times.cleanMs > 0) cleanSeconds.observe(times.cleanMs / 1_000)
    },
    onReading({ failure, notModified }) {
      readings.inc({ outcome: failure !== null ? 'failed' : notModified ? 'not-modified' : 'read' })
    },
    onNotify({ kind, delivered, failure }) {
      told.inc({ kind }, delivered)
      if (failure !== null) untold.inc({ kind })
    },
    text: () => registry.metrics(),
  }
}
