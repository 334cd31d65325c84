/**
 * Text for XML 1.0 (fifth edition, section 2.2), in an element or a quoted attribute. What no XML document may
 * contain, even as a reference (controls, lone surrogates, U+FFFE, U+FFFF), becomes U+FFFD, so that a reader sees
 * that something was there. Line ends are references, so that no parser normalises them away in attributes.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(forbidden, '\uFFFD')
    .replaceAll(/[&<>"'\r\n\t]/g, (character) => references[character] ?? '')
}

// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}
