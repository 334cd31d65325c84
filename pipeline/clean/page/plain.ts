import { parsePage } from './parse-page.ts'
import { textBelow } from './page.ts'
import { tidy } from './text.ts'

/** The tidy text of a string in which a publisher may have left tags or (doubly escaped) entities. */
export function plainText(value: string): string {
  const text = tidy(value)
  if (!/&(?:#\d|#x|[a-z]{2,8};)|<\/?[a-z]/i.test(text)) return text
  return tidy(textBelow(parsePage(text, { selfClosing: false }), 0, 200_000))
}
