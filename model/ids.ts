/**
 * Ids are plain integers as the archive gives them out, branded so that one kind is never taken for
 * another. They are valid within one archive; URLs and digests identify things between archives.
 */
declare const brand: unique symbol

type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type SourceId = Branded<number, 'SourceId'>
export type ArticleId = Branded<number, 'ArticleId'>
export type CaptureId = Branded<number, 'CaptureId'>
export type SubscriptionId = Branded<number, 'SubscriptionId'>

/** SHA-256 of some bytes or of a canonical text, as 64 lower-case hexadecimal digits. */
export type Digest = Branded<string, 'Digest'>
