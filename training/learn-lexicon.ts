import type { LeafWords, Lexicon } from '../pipeline/clean/body/lexicon.ts'

/** What the lexicon learns from: the words of leaves, with a weight for and against. */
export interface WordsPage {
  readonly host: string
  readonly words: readonly LeafWords[]
  readonly yes: readonly boolean[]
}

/** A word counts when at least so many hosts use it. */
const hostsMin = 4
/** How many hosts' worth of doubt every word starts with. */
const doubt = 3
/** In hundredths: what says less is left out. */
const leastSaid = 25

/** Learns each word's say: the log odds that a leaf with it is kept against those of all leaves, a host having one vote. */
export function learnLexicon(pages: readonly WordsPage[]): Lexicon {
  return { near: learn(pages, 'near'), far: learn(pages, 'far'), text: learn(pages, 'text') }
}

function learn(pages: readonly WordsPage[], group: keyof LeafWords): Map<string, number> {
  const byHost = new Map<string, Map<string, { yes: number; all: number }>>()
  let yesOfAll = 0
  let all = 0
  for (const page of pages) {
    const host = byHost.get(page.host) ?? new Map<string, { yes: number; all: number }>()
    byHost.set(page.host, host)
    page.words.forEach((words, leaf) => {
      const yes = page.yes[leaf] === true ? 1 : 0
      yesOfAll += yes
      all += 1
      for (const word of new Set(words[group])) {
        const count = host.get(word) ?? { yes: 0, all: 0 }
        count.yes += yes
        count.all += 1
        host.set(word, count)
      }
    })
  }
  const prior = yesOfAll / all
  const votes = new Map<string, { yes: number; hosts: number }>()
  for (const host of byHost.values()) {
    for (const [word, count] of host) {
      const vote = votes.get(word) ?? { yes: 0, hosts: 0 }
      vote.yes += count.yes / count.all
      vote.hosts += 1
      votes.set(word, vote)
    }
  }
  const learned = [...votes].flatMap(([word, { yes, hosts }]): [string, number][] => {
    if (hosts < hostsMin) return []
    const share = (yes + doubt * prior) / (hosts + doubt)
    const said = Math.round(100 * (Math.log(share / (1 - share)) - Math.log(prior / (1 - prior))))
    return Math.abs(said) < leastSaid ? [] : [[word, said]]
  })
  return new Map(learned.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
