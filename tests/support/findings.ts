import type { Archive, VerifyFinding, VerifyOptions } from '../../archive/archive.ts'

/** What a verification finds. */
export async function findings(
  archive: Archive,
  options: VerifyOptions = {},
): Promise<readonly VerifyFinding[]> {
  const found: VerifyFinding[] = []
  for await (const event of archive.verify(options)) {
    if (event.type === 'finding') found.push(event)
  }
  return found
}
