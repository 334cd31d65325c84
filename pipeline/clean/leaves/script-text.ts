/**
 * Inline scripts that a content system has printed as text: `!function(f,b,e){…}(window, document,’script’)`,
 * often with curly quotes, split over lines and paragraphs. Prose never has their density of code.
 */

/** One of these makes a line code, whatever else stands in it. */
const signature =
  /(?:!function\s*\(|\(\s*function\s*\([\w\s,$]*\)\s*\{|\(\(?\)?\s*=>\s*\{|function\s*\w*\s*\([\w\s,$]*\)\s*\{|\b(?:window|document|navigator|googletag|dataLayer|_gaq|_taboola|jQuery|adsbygoogle|twttr|FB|OBR|Math|JSON|console|localStorage|location)\.\w+\s*[(=.[]|\bdocument\.(?:write|getElement|createElement|querySelector)|getElementsByTagName|getElementById|createElement\s*\(|insertBefore\s*\(|appendChild\s*\(|addEventListener\s*\(|\.parentNode\b|\b(?:fbq|gtag|ga|_satellite|snaptr|ttq|pintrk|twq|lintrk|hj|ym|_paq)\s*\(\s*[‘’'"“”]|\.push\s*\(\s*[{[(]|window\.\w+\s*=|var\s+[\w$]+\s*(?:=|,\s*[\w$]+\s*=|;)|\b(?:let|const)\s+[\w$]+\s*=\s*\S|\.(?:src|async|innerHTML|className|href|id)\s*=\s*[^=\s]|\}\s*\)\s*\(|\}\s*\(\s*(?:window|document|jQuery|this)|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[|^\s*\/\/\s*\]\]>)/

/** Style sheets printed as text. */
const styleSignature = /^[.#@]?[\w\s.#,>:*()-]{1,120}\{\s*[\w-]+\s*:[^{}]{1,200};[^{}]*\}?/

const codeMarks =
  /[{}();=[\]<>|&!?+]|[‘’'"“”′″][,)\]]|\b(?:return|typeof|null|true|false|undefined|else|new|this)\b/g

/** Addresses are long and hold no marks: they count as one letter. */
const address = /https?:[^\s'"‘’“”]+/g

/** Brackets and operators per character: prose stays below 0.04. */
function codeDensity(line: string): number {
  const bare = line.replace(address, 'u')
  let marks = 0
  for (const _ of bare.matchAll(codeMarks)) marks += 1
  return marks / Math.max(bare.length, 1)
}

const statementEnd = /[;{}]\s*$/

/**
 * Tells for every line whether it is code printed as text. A line with a signature opens a run; the run goes
 * on over lines that look like code or while its brackets are open, and never over prose.
 */
export function scriptLines(lines: readonly string[]): boolean[] {
  const flags = lines.map((line) => isSignature(line))
  for (let start = 0; start < lines.length; start += 1) {
    if (!flags[start]) continue
    extend(lines, flags, start, 1)
    extend(lines, flags, start, -1)
  }
  return flags
}

function isSignature(line: string): boolean {
  if (!/[({=;]/.test(line)) return false
  if (signature.test(line)) return codeDensity(line) >= (isProse(line) ? 0.12 : 0.05)
  return styleSignature.test(line) && codeDensity(line) > 0.02
}

function extend(lines: readonly string[], flags: boolean[], start: number, step: 1 | -1): void {
  let depth = step === 1 ? balance(lines[start] ?? '') : 0
  for (let at = start + step; at >= 0 && at < lines.length && !flags[at]; at += step) {
    const line = lines[at] ?? ''
    const open = step === 1 && depth > 0
    if (!continuesCode(line, open)) return
    flags[at] = true
    depth = Math.max(0, depth + balance(line))
  }
}

function continuesCode(line: string, open: boolean): boolean {
  if (isProse(line)) return false
  const density = codeDensity(line)
  if (density >= 0.08 || statementEnd.test(line)) return true
  return open && (density >= 0.04 || line.length < 12)
}

/** Several words in a row without code between them. */
function isProse(line: string): boolean {
  return /(?:[\p{L}’'-]{2,30}[,:]? ){5}[\p{L}’'-]/u.test(line)
}

/** Brackets left open at the end of a line that begins with none. */
function balance(line: string): number {
  let depth = 0
  for (const character of line) {
    if (character === '{' || character === '(') depth += 1
    else if ((character === '}' || character === ')') && depth > 0) depth -= 1
  }
  return depth
}

/** Where code begins in a line that begins as prose, or -1: a script glued to the end of a paragraph. */
export function scriptTail(line: string): number {
  const match =
    /(?:!function\s*\(\w|\(function\s*\([\w\s,]*\)\s*\{|window\.\w+\s*=\s*window\.|\bfbq\s*\(\s*[‘’'"]|\bgtag\s*\(\s*[‘’'"]|\(adsbygoogle\s*=)/.exec(
      line,
    )
  if (match === null || match.index === 0) return -1
  const tail = line.slice(match.index)
  return codeDensity(tail) >= 0.06 ? match.index : -1
}
