/** What a source's URL answered: decoded from its content codings, with the header's claims about it. */
export interface SourceDocument {
  /** Of the last hop: relative links are resolved against it. */
  readonly url: string
  readonly body: Uint8Array
  readonly mediaType: string | null
  /** The `charset` parameter of the Content-Type header. */
  readonly charset: string | null
}

/** The two bytes every gzip member begins with (RFC 1952 section 2.3.1). */
export function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}
