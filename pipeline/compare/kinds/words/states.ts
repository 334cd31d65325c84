/** The states of the United States by the post's and by news agencies' short forms, without full stops. */
export const stateNames: ReadonlyMap<string, readonly string[]> =
  byShortForm(`al/ala alabama, ak alaska, az/ariz arizona,
  ar/ark arkansas, ca/calif california, co/colo colorado, ct/conn connecticut, de/del delaware, fl/fla florida, ga georgia,
  hi hawaii, id idaho, il/ill illinois, in/ind indiana, ia iowa, ks/kan kansas, ky kentucky, la louisiana, me maine,
  md maryland, ma/mass massachusetts, mi/mich michigan, mn/minn minnesota, ms/miss mississippi, mo missouri, mt/mont montana,
  ne/neb nebraska, nv/nev nevada, nh new hampshire, nj new jersey, nm new mexico, ny new york, nc north carolina,
  nd north dakota, oh ohio, ok/okla oklahoma, or/ore oregon, pa pennsylvania, ri rhode island, sc south carolina,
  sd south dakota, tn/tenn tennessee, tx/tex texas, ut utah, vt vermont, va virginia, wa/wash washington, wv west virginia,
  wi/wis wisconsin, wy/wyo wyoming`)

function byShortForm(list: string): Map<string, string[]> {
  return new Map(
    list.split(/,\s+/).flatMap((entry) => {
      const [forms = '', ...name] = entry.split(' ')
      return forms.split('/').map((form): [string, string[]] => [form, [name.join(' ')]])
    }),
  )
}
