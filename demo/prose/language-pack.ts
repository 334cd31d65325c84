import type { Random } from '../random.ts'

/**
 * What a story is made of in one language. In every text `{name}` stands for a fact of the story, so that a
 * name, a place or a sum is the same wherever the story mentions it.
 */
export interface LanguagePack {
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Who, where, when and how much: one draw for a story. */
  facts(random: Random): Record<string, string>
  /** Those of the facts that are counts: a sentence has its own. */
  numbers(random: Random): Record<string, string>
  readonly topics: readonly Topic[]
  /** Sentences that fit any topic; each is used once in a story. */
  readonly lines: readonly string[]
  /** What was said first, and what the quote says after it was altered. */
  readonly quotes: readonly (readonly [said: string, altered: string])[]
  readonly subheadings: readonly string[]
  readonly captions: readonly string[]
  /** Posts of a live blog; empty where the language has none. */
  readonly posts: readonly string[]
  /** Of a notice of correction; `{date}` is the day. */
  readonly corrections: readonly string[]
  readonly sections: Readonly<Record<string, string>>
  /** The words around a story, for the templates. */
  readonly furniture: Furniture
  formatDate(date: Date): string
}

export interface Topic {
  readonly section: string
  /** The matter as a noun phrase, as `{matter}` and, in capitals, `{Matter}`. */
  readonly matter: string
  /** `{body}`: who is in charge. */
  readonly bodies: readonly string[]
  /** `{role}` and `{critic}`: what the two main persons are. */
  readonly roles: readonly string[]
  readonly critics: readonly string[]
  /** At least three, which differ in more than one word. */
  readonly headlines: readonly string[]
  readonly deks: readonly string[]
  readonly leads: readonly string[]
  readonly lines: readonly string[]
}

interface Furniture {
  readonly by: string
  readonly published: string
  readonly updatedAgo: string
  readonly views: string
  readonly share: string
  readonly related: string
  readonly mostRead: string
  readonly advertisement: string
  readonly newsletterTitle: string
  readonly newsletterText: string
  readonly subscribe: string
  readonly cookies: string
  readonly comments: string
  readonly rights: string
}

/** Puts a story's facts into a text. An unknown name is a mistake in the grammar, so it throws. */
export function fill(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name]
    if (fact === undefined) throw new Error(`No fact named ${name} in: ${text}`)
    return fact
  })
}

/** The first letter in upper case; other scripts stay as they are. */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
