/** Manners per host, shared by all workers of an archive. */
export interface HostBudget {
  /**
   * Asks to send one request to a host. `granted` holds a connection until `leaveHost` (or the lease ends), for
   * a request that begins at `at`, which is at most `limits.hostPatienceMs` ahead; otherwise come back at `at`:
   * the wait is spread so that callers do not all come back at once.
   */
  enterHost(host: string, manners: HostManners, now: Date): Promise<HostEntry>
  leaveHost(host: string, ticket: string): Promise<void>
  /** The host asked for peace (Retry-After, 429, 503): nobody enters before `until`. */
  quietHost(host: string, until: Date): Promise<void>
  /** Until when a host has asked for peace; null when it has not, or that is over. */
  quietUntil(host: string, now: Date): Promise<Date | null>
}

export interface HostManners {
  readonly delayMs: number
  readonly connections: number
}

export type HostEntry =
  | { readonly outcome: 'granted'; readonly ticket: string; readonly at: Date }
  | { readonly outcome: 'wait'; readonly at: Date }
