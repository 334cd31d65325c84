/** Manners per host, shared by all workers of an archive. */
export interface HostBudget {
  /**
   * Asks to send one request to a host. `granted` holds a connection until `leaveHost` (or the lease ends), for
   * a request that begins at `at`, which is at most `limits.hostPatienceMs` ahead; otherwise come back at `at`:
   * the wait is spread so that callers do not all come back at once.
   */
  enterHost(host: string, manners: HostManners, now: Date): Promise<HostEntry>
  /**
   * Gives the connection back. `answered`: whether the host gave any answer; null when it was not asked after all. A
   * host that does not answer `limits.hostFailuresMax` times in a row is quiet, for twice as long with each further time.
   */
  leaveHost(host: string, ticket: string, answered: boolean | null, now: Date): Promise<void>
  /** The host asked for peace (Retry-After, 429, 503): nobody enters before `until`. */
  quietHost(host: string, until: Date): Promise<void>
  /** How a host has behaved. */
  hostState(host: string, now: Date): Promise<HostState>
}

export interface HostManners {
  readonly delayMs: number
  readonly connections: number
}

export interface HostState {
  /** Until when it is left alone, because it asked for that or did not answer; null when it is not. */
  readonly quietUntil: Date | null
  /** Requests in a row that got no answer. */
  readonly failures: number
}

export type HostEntry =
  | { readonly outcome: 'granted'; readonly ticket: string; readonly at: Date }
  | { readonly outcome: 'wait'; readonly at: Date }
