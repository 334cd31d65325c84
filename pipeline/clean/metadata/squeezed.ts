/** A text's letters and digits in lower case: what two titles or names that differ in typography have in common. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
