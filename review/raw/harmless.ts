/**
 * Elements through which a page reaches for something before anybody touched it and whatever its policy is:
 * connections and look-ups ahead of need (`link`), documents within that have policies of their own (`iframe`,
 * `frame`, `object`, `embed`), and the head's instructions to the browser (`meta`: refresh, encoding; `base`).
 */
const reaching =
  /<(?=(?:link|meta|base|i?frame|frameset|object|embed|portal|fencedframe|applet)(?![a-z0-9:-]))/gi

/** Links, in HTML and in drawings. A browser connects to where one leads as soon as it is pressed. */
const links = /<(?:a|area)(?=[\s/>])/gi

/**
 * A page that reaches nowhere. Elements that load become comments: `<link …>` is `<!link …>`, which the HTML standard
 * calls a bogus comment, up to the next `>`. Links get an address of ours before their own: of two attributes of one
 * name the standard keeps the first. A tag of such a name begins nowhere but where these characters stand, so nothing
 * has to be parsed, and there is no second opinion on where a tag begins. All else stands as it was. Pure.
 */
export function withoutReaching(page: string): string {
  return page
    .replaceAll(reaching, '<!')
    .replaceAll(links, (tag) => `${tag} href="#" xlink:href="#" target="_self" ping=""`)
}
