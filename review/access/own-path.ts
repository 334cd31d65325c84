/**
 * Where to go after a form: a path of ours, else `/`. What a browser would read as another host (`//evil`, `/\evil`,
 * `https:evil`, or anything with a control character in it) is no path of ours. Pure.
 */
export function ownPath(text: string | undefined): string {
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  if (text === undefined || !/^\/(?![/\\])[^\\\u0000-\u0020]*$/.test(text)) return '/'
  const url = URL.parse(text, 'http://own.invalid')
  return url?.host === 'own.invalid' ? `${url.pathname}${url.search}${url.hash}` : '/'
}
