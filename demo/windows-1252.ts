/**
 * Text as windows-1252 bytes (WHATWG Encoding); what the encoding does not have becomes a character reference, as
 * old editors did.
 */
export function windows1252(text: string): Buffer {
  const codes = encodingTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = codes.get(character)
    if (code === undefined) bytes.push(...Buffer.from(`&#${character.codePointAt(0) ?? 63};`))
    else bytes.push(code)
  }
  return Buffer.from(bytes)
}

function encodingTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1252')
  return new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]))
}
