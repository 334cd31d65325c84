import type { PhraseData } from '../phrases.ts'

/** Words of a story that moves on: a number told with them is newer, not righter. */
export const developments: PhraseData = {
  en: 'rose to, risen to, has risen, had risen, rises to, climbed to, climbs to, increased to, grew to, has grown, now, so far, by thursday, at least, dropped to, fell to, fallen to, latest, as of, confirmed so far, still missing, up from, reached, has reached, have now, half-time, after extra time, and counting, update',
  de: 'gestiegen, stieg auf, steigt auf, erhöhte sich, erhöht sich, inzwischen, mittlerweile, bislang, bisher, aktuell, nunmehr, stand jetzt, mindestens, nun, angestiegen, kletterte, zunächst, noch immer',
  fr: "passé à, s'élève, s' élève, s' élevait, est monté, monté à, porté à, désormais, à présent, pour l'instant, pour l' instant, jusqu' ici, au moins, dernier bilan, nouveau bilan, à ce stade, encore",
  es: 'ascendió a, asciende a, subió a, sube a, aumentó a, se elevó a, se eleva a, ya, hasta ahora, hasta el momento, por ahora, al menos, ahora, último balance, elevó a, llegó a',
  it: 'salito a, sale a, salgono a, è salito, sono saliti, salita a, ora, finora, al momento, almeno, aumentato a, ultimo bilancio, adesso, ormai, per ora',
  pt: 'subiu para, sobe para, aumentou para, chegou a, chega a, elevou-se, agora, até agora, até o momento, já, pelo menos, por enquanto, passou para',
  nl: 'gestegen tot, steeg tot, stijgt tot, opgelopen tot, liep op, loopt op, inmiddels, tot nu toe, nu, vooralsnog, minstens, intussen, zeker',
  ru: 'выросло до, возросло до, достигло, увеличилось до, увеличилось, уже, на данный момент, к настоящему времени, пока, по последним данным, возросло, выросло, как минимум, теперь',
  he: 'עלה ל, עלתה ל, עלה, עומד כעת, כעת, עד כה, לפי שעה, נכון לעכשיו, לפחות, טיפס, עדכני',
  ar: 'ارتفع, ارتفعت, ارتفاع, حتى الآن, الآن, بلغ, وصل إلى, على الأقل, آخر حصيلة, لغاية, حصيلة جديدة',
  ja: 'に増えた, に増加, に上った, 現在, これまでに, 時点, に達した, 少なくとも, 計, になった, 増え',
  zh: '升至, 增至, 上升到, 上升至, 目前, 截至, 已有, 达到, 至少, 已, 增加到, 迄今',
  th: 'เพิ่มเป็น, ล่าสุด, ขณะนี้, แล้ว, อย่างน้อย, ณ เวลา, จนถึงขณะนี้',
}
