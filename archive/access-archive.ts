import type { Scope } from '../model/access.ts'
import type { Digest } from '../model/ids.ts'

/** Tokens and the sessions of browsers that signed in with them. Secrets are known here by their SHA-256 alone. */
export interface AccessArchive {
  /** Throws `usage` when the name is taken: a name says who did something, for ever. */
  addToken(draft: TokenDraft): Promise<Token>
  /** All there ever were, newest first. */
  listTokens(): Promise<readonly Token[]>
  /** Ends a token and its sessions; null when there is none of that name. Doing it again changes nothing. */
  revokeToken(name: string, now: Date): Promise<Token | null>
  /** The token of a secret, unless it has ended. */
  findToken(secret: Digest, now: Date): Promise<Token | null>
  openSession(session: SessionDraft): Promise<void>
  /** The token of a session, unless either has ended. */
  findSession(secret: Digest, now: Date): Promise<Token | null>
  closeSession(secret: Digest): Promise<void>
}

export interface TokenDraft {
  readonly name: string
  readonly scope: Scope
  readonly digest: Digest
  readonly createdAt: Date
  /** Null: never. */
  readonly expiresAt: Date | null
}

export interface Token {
  readonly id: number
  readonly name: string
  readonly scope: Scope
  readonly createdAt: Date
  readonly expiresAt: Date | null
  /** To the minute. */
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

interface SessionDraft {
  readonly digest: Digest
  readonly tokenId: number
  readonly expiresAt: Date
}
