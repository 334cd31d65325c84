/** Short words before a full stop that ends no sentence. */
const abbreviations = new Set(
  (
    'dr mr mrs ms prof st sr jr gen col lt sgt rep sen gov no nr vs bzw ca etc inc ltd co corp mme mlle m art ' +
    'abs hr fr dott sig sra dra dhr mevr nrs vgl inkl sog usw evtl jan feb apr jun jul aug sep sept okt oct nov dec dez ' +
    'г ул им тыс млн млрд руб p a u s e i z b'
  ).split(' '),
)

/** Counts are bounded, and a word is tried from its start only: texts are hostile. */
const sentenceEnd =
  /(?<![\p{L}\p{N}])([\p{L}\p{N}]*)([.!?…؟۔।]{1,8})(["'”’»›)\]]{0,4})(?=\s|$)|[。！？]["'”’」』）]{0,4}|\n/gu

/** What German counts with an ordinal: `3. Mai`, `im 2. Quartal`. */
const counted =
  /^\s+(?:\p{Ll}|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahr|Quartal|Platz|Minute|Tag|Liga|Runde|Mal|Spieltag|Etage|Stock|Klasse)/u

/**
 * For each offset of a text 1 where one sentence has ended and the next has not begun: after its full stop and closing
 * marks, through the white space. The ends of the text count. Abbreviations, initials and ordinals (`3. Mai`) end
 * nothing. Linear in the text.
 */
export function sentenceMarks(text: string): Uint8Array {
  const marks = new Uint8Array(text.length + 2)
  marks[0] = 1
  marks[text.length] = 1
  for (const match of text.matchAll(sentenceEnd)) {
    const [whole, word = '', stop = ''] = match
    let at = match.index + whole.length
    if (stop === '.' && isAbbreviation(word)) continue
    if (stop === '.' && /^\p{N}{1,2}$/u.test(word) && counted.test(text.slice(at, at + 12))) continue
    while (at <= text.length) {
      marks[at] = 1
      if (!/\s/.test(text[at] ?? '')) break
      at += 1
    }
  }
  return marks
}

function isAbbreviation(word: string): boolean {
  return abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word)
}
