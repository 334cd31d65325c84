import type { PhraseData } from '../phrases.ts'

/** Titles, offices and roles after which (in some languages: before which) a name stands. */
export const titles: PhraseData = {
  en: 'mr, mrs, ms, dr, sir, dame, lord, lady, president, minister, prime, secretary, mayor, judge, justice, inspector, detective, sergeant, captain, general, colonel, professor, chief, chancellor, governor, senator, king, queen, prince, princess, director, chairman, chairwoman, spokesman, spokeswoman, spokesperson, councillor, coach, driver, officer, father, named, called, capital',
  de: 'herr, herrn, frau, dr, prof, präsident, präsidentin, minister, ministerin, kanzler, kanzlerin, bürgermeister, bürgermeisterin, oberbürgermeister, oberbürgermeisterin, sprecher, sprecherin, direktor, direktorin, trainer, trainerin, landrat, landrätin, richter, richterin, staatsanwalt, general, könig, königin, autor, autorin, regisseur, regisseurin, vorsitzende, vorsitzender, geschäftsführer, geschäftsführerin, leiter, leiterin, chef, chefin, firma, namens, finanzminister, innenminister, innenministerin, ministerpräsident, professor, professorin, ortsteil, stadt, kapitän',
  he: 'מר, גברת, ד"ר, פרופ, השופט, השופטת, שופט, שופטת, ראש העיר, ראש העירייה, ראש המועצה, השר, השרה, שר, שרת, הנשיא, נשיא, נשיאת, דובר, דוברת, מנכ"ל, מנכ"לית, סנ"צ, רב, הרב, פרופסור, חוקר, חוקרת, בשם, ח"כ, חברת, עיריית, רחוב, העיר, המאמן, המאמנת, מאמן, חברת הכנסת, השוטר, הסופר, הסופרת, קיבוץ, שכונת, מושב, הקיבוץ, בית החולים, בית הספר, אוניברסיטת, מכללת, תיאטרון, הפועל, מכבי, יישוב, ליד, בנמל, נהר, הר',
  ar: 'السيد, السيدة, الدكتور, الدكتورة, الرئيس, رئيس, رئيسة, الوزير, الوزيرة, وزير, وزيرة, العمدة, عمدة, القاضي, القاضية, المتحدث, المتحدثة, الأمير, الملك, الشيخ, المدير, المديرة, اللواء, العقيد, النائب, النائبة, الأستاذ, المدرب, المهندس, المهندسة, اسمه, يدعى, مدينة, بلدة, قرية, شركة, محافظة, منطقة, حي, شارع, الكاتب, الكاتبة, المحافظ, البروفيسور, العالم, مستشفى, جامعة, مدرسة, نادي, فندق, مطار, ميناء, نهر, جبل, قرب',
}

/** Signs that stand after a name, by script. */
export const nameEndings: PhraseData = {
  ja: '氏, さん, 様, 容疑者, 被告, 首相, 大統領, 市長, 知事, 社長, 会長, 教授, 監督, 選手, 議員, 大臣, 課長, 部長, 所長, 署長, 市, 町, 村, 県, 区, 州, 国, 社, 大学, 駅, 川, 山, 島, 高校, 病院, 党, 銀行, 博士, 代表, 館長, 記者, 弁護士, 町長, 村長, 巡査, 警部, 号',
  zh: '先生, 女士, 市长, 市長, 省长, 总统, 總統, 部长, 主席, 教授, 总理, 董事长, 经理, 书记, 主任, 局长, 院长, 博士, 法官, 律师, 市, 县, 省, 区, 镇, 村, 路, 街, 大学, 公司, 集团, 银行, 医院, 河, 山, 湖, 岛, 队, 港, 站',
  th: '',
}

/** What a name begins with. */
export const nameBeginnings: PhraseData = {
  th: 'นาย, นาง, นางสาว, ดร., พล.ต.ท., พล.ต.อ., พล.ต.ต., พ.ต.อ., พ.ต.ท., จังหวัด, อำเภอ, ตำบล, บริษัท, นายกเทศมนตรี, ผู้ว่าฯ, มหาวิทยาลัย, ศาสตราจารย์, คุณ, เมือง, โรงพยาบาล, บ้าน, ถนน, แม่น้ำ',
  zh: '名叫, 姓, 叫',
}

/** Words that are written with a capital and name nobody: weekdays and months are found apart. */
export const noNames: PhraseData = {
  en: 'i, the, a, an, he, she, it, they, we, mr, mrs, ms, dr, sir, president, minister, mayor, judge, but, and, in, on, at, for, when, after, this, that, these, those, police, officials, his, her, their, its, no, not, there, what, if, as, by, from, some, about, english, both, however, one, two, three, four, five, six, seven, eight, nine, ten, more, most, all, many, several, with, while, since, you, our, my, so, then, now, who, how, why, where, an',
  fr: "le, la, les, un, une, des, il, elle, ils, elles, mais, et, en, à, dans, selon, cette, ce, cet, ces, pour, par, sur, au, aux, de, du, d', l', on, nous, vous, je, si, son, sa, ses, leur, leurs, m, mme, deux, trois, quatre, après, avant, depuis, quand",
  es: 'el, la, los, las, un, una, unos, unas, y, pero, en, según, este, esta, su, sus, por, para, de, del, al, con, no, se, ya, tras, cuando, desde, dos, tres',
  it: "il, lo, la, i, gli, le, un, una, uno, e, ma, in, secondo, questo, questa, suo, sua, per, di, del, della, al, con, non, si, dopo, quando, da, nel, nella, due, tre, l'",
  pt: 'o, a, os, as, um, uma, e, mas, em, segundo, este, esta, seu, sua, por, para, de, do, da, ao, com, não, se, após, quando, desde, no, na, dois, três',
  nl: 'de, het, een, en, maar, in, volgens, deze, dit, die, dat, zijn, haar, hun, voor, van, met, niet, na, toen, als, op, er, hij, zij, ze, we, ik, twee, drie, bij, ook, om',
  ru: 'он, она, они, оно, в, на, и, но, по, это, этот, эта, как, что, с, из, за, для, не, после, когда, его, ее, её, их, от, до, при, мы, я, все, два, три, у, о, об, к, так',
  de: 'der, die, das, ein, eine, er, sie, es, wir, ich, und, aber, in, im, am, nach, laut, dieser, diese, dieses, sein, seine, ihr, ihre, für, von, mit, nicht, als, wenn, auf, bei, zwei, drei, vier, auch, um, an, aus, zu, dem, den, des, bis, seit, wie, so, noch, viele, vielen, alle, allen, einige, einigen, mehrere, manche, beide, kein, keine, keiner, jede, jeder, jedes, solche, andere, weitere, wenige, etliche, neue, neuer, junge, alte, große, kleine, erste, letzte, unser, unsere, deren, dessen, mein, meine, zwischen, gegen, ohne, durch, während, trotz, wegen, doch, denn, dann, dort, hier, heute, gestern, morgen, jetzt, schon, nur, immer, damit, dabei, dazu, daher, deshalb, zudem, außerdem, bisher, inzwischen, seither, zuletzt, zunächst, gegenüber, rund, etwa, knapp, mehr, weniger, vor, unter, über, hinter, neben, zum, zur, beim, vom, ins, ob, was, wer, wo, weil, dass, da, man, dies, jener, jene, hinzu, allerdings, ebenso, insgesamt, täglich',
}
