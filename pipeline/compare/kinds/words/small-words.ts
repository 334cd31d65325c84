import type { PhraseData } from '../phrases.ts'

/** Small words of grammar: one that is missing, doubled or wrong is mended, and no statement is another for it. */
export const smallWords: PhraseData = {
  en: 'the, a, an, of, to, in, on, at, for, by, with, from, as, and, or, that, this, these, those, is, are, was, were, be, been, being, has, have, had, do, does, did, it, its, their, there, who, whom, which, what, than, then, so, into, onto, such, am',
  de: 'der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, und, oder, zu, zum, zur, in, im, ins, an, am, auf, aus, bei, mit, von, vom, für, es, sich, dass, ist, sind, war, waren, hat, haben, hatte, hatten, wird, werden, wurde, wurden, als, wie, um, diese, dieser, dieses, diesen, diesem',
  fr: "le, la, les, un, une, des, du, de, d', l', à, a, au, aux, et, en, dans, par, pour, sur, avec, que, qui, qu', ce, ces, cet, cette, se, s', est, sont, été, était, étaient, ont, avait, avaient, son, sa, ses, leur, leurs, y, où, ou",
  es: 'el, la, los, las, un, una, de, del, a, al, en, y, e, o, que, por, para, con, se, su, sus, es, son, ha, han, fue, fueron, era, eran, lo, le, les, este, esta, estos, estas, como',
  it: "il, lo, la, i, gli, le, un, uno, una, di, del, dello, della, dei, degli, delle, a, al, allo, alla, ai, agli, alle, da, dal, dalla, in, nel, nella, nei, su, sul, sulla, con, per, e, ed, o, che, è, sono, ha, hanno, era, erano, si, suo, sua, suoi, sue, l', d', un', questo, questa",
  pt: 'o, a, os, as, um, uma, de, do, da, dos, das, em, no, na, nos, nas, ao, à, aos, às, e, ou, que, por, para, com, se, seu, sua, seus, suas, é, são, foi, foram, era, eram, há, pelo, pela, este, esta, esse, essa',
  nl: 'de, het, een, van, in, op, te, en, of, aan, bij, met, voor, door, uit, om, dat, die, dit, deze, is, zijn, was, waren, heeft, hebben, had, hadden, wordt, worden, werd, werden, er, hun, als, dan, hen',
  ru: 'в, во, на, и, с, со, к, ко, о, об, от, из, за, по, для, что, как, это, который, которая, которые, которого, был, была, были, было, у, при, до',
  he: 'את, של, על, אל, עם, זה, זו, כי, או, גם, היה, היתה, הייתה, היו, אשר',
  ar: 'في, من, إلى, على, عن, مع, أن, إن, التي, الذي, الذين, كان, كانت, كانوا, هذا, هذه, ما',
  ja: 'を, に, が, は, の, で, と, も, へ',
  zh: '的, 地, 得, 了, 在, 是, 着',
  th: 'ที่, ใน, และ, ของ, ได้, ว่า, การ',
}
