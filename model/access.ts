/**
 * What somebody may do: read everything; also mark, label and annotate changes; also add and change sources. Each
 * holds what those before it hold.
 */
export const scopes = ['read', 'review', 'admin'] as const

export type Scope = (typeof scopes)[number]

/** Whether who has `given` may do what asks for `asked`. */
export function allows(given: Scope, asked: Scope): boolean {
  return scopes.indexOf(given) >= scopes.indexOf(asked)
}
