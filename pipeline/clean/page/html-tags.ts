const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements that never have content (HTML, section "void elements", with the obsolete ones). */
export const voidTags = set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
)

/** Elements whose start or end parts the text around them into separate blocks. */
export const blockTags = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol ' +
    'optgroup option p pre section select summary table tbody td tfoot th thead title tr ul',
)

/** Start tags that end an open paragraph. */
export const paragraphEnders = set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt main menu nav ol p pre section summary table ul',
)

/** End tags of other elements do not reach through these. */
export const scopeTags = set('caption html table td th template object svg math')

/** Elements that may stand in a document's head; any other start tag ends the head. */
export const headTags = set('base basefont bgsound link meta noscript script style template title head html')

/** What a start tag ends when it is open in the same scope, and where the search for it stops. */
export const siblingRules: ReadonlyMap<string, { ends: ReadonlySet<string>; within: ReadonlySet<string> }> =
  new Map([
    ['li', { ends: set('li'), within: set('ul ol menu dir table td th') }],
    ['dd', { ends: set('dd dt'), within: set('dl table td th') }],
    ['dt', { ends: set('dd dt'), within: set('dl table td th') }],
    ['option', { ends: set('option'), within: set('select datalist optgroup') }],
    ['tr', { ends: set('tr td th'), within: set('table tbody thead tfoot') }],
    ['td', { ends: set('td th'), within: set('tr table') }],
    ['th', { ends: set('td th'), within: set('tr table') }],
    ['tbody', { ends: set('tbody thead tfoot tr td th caption'), within: set('table') }],
    ['thead', { ends: set('tbody thead tfoot tr td th caption'), within: set('table') }],
    ['tfoot', { ends: set('tbody thead tfoot tr td th caption'), within: set('table') }],
    ['a', { ends: set('a'), within: set('td th li div p section article table ul ol button') }],
    ['button', { ends: set('button'), within: set('div p li td th section article') }],
  ])

/** Start tags that lead out of an unclosed svg or math element. */
export const foreignBreakers = set(
  'article aside blockquote body div dl footer h1 h2 h3 h4 h5 h6 header li main nav ol p section table ul',
)
