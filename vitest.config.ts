import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two at a time: suites start real servers, and the machine they are meant for has two cores.
    maxWorkers: 2,
    // The crash tests mostly wait for leases to end; they may all wait at once.
    maxConcurrency: 8,
  },
})
