/**
 * What publishers write when they correct, beside the phrases that cleaning knows (pipeline/correction-phrases.ts): an error
 * that is named as the cause, a headline that was changed, an apology for an error. Bounded repetitions only; global, for
 * `matchAll`.
 */
export const noticePhrases: readonly RegExp[] = [
  /\b(?:due to|because of|owing to) an? (?:\w{1,20} ){0,2}(?:error|mistake),? (?:an? (?:earlier|previous) version of )?(?:this|the|our) (?:article|story|report|headline|caption|post|piece|graphic|photo)\b/giu,
  /\b(?:headline|title|caption|standfirst|subheading|introduction|text|photo|first paragraph) (?:of|on|to|in|for|with) this (?:article|story|report|piece|post|page) (?:was|were|has been|have been) (?:changed|amended|corrected|edited|updated|revised|replaced)\b/giu,
  /(?:^|\n)[^\n."“]{2,60} apologi[sz]es? (?:to [^.\n]{1,60} )?for (?:the|this|our|its|these) (?:errors?|mistakes?|inaccurac(?:y|ies)|misspelling)\b[^.\n]{0,40}\.?(?=\n|$)/giu,
  /\b(?:aufgrund|wegen) eines (?:\p{L}{1,20} )?(?:redaktions|übertragungs|tipp|schreib|bearbeitungs)?fehlers [^.\n]{0,40}\b(?:diese[rmns]?|unsere[rmns]?) (?:artikel|text|beitrag|bericht|meldung|überschrift)|(?<!\p{L})(?:überschrift|titel|bildunterschrift|vorspann) dieses (?:artikels|beitrags|textes|berichts) wurden? [^\n]{0,40}(?:geändert|korrigiert|angepasst|berichtigt)|\bentschuldigen uns (?:bei [^.\n]{1,60} )?für (?:den|diesen|unseren|die) (?:fehler|irrtum|ungenauigkeit)/giu,
  /\b(?:en raison|à la suite|suite à) d['’]une erreur [^.\n]{0,40}\b(?:cet|l['’]) ?article|\b(?:titre|chapô|légende) de cet article (?:a|ont) été (?:modifiée?|changée?|corrigée?)|\bprésent(?:e|ons) (?:ses|nos) excuses (?:à [^.\n]{1,60} )?pour (?:cette|l['’]) ?erreur/giu,
  /\b(?:debido a|por) un error de (?:edición|redacción|transcripción),? [^.\n]{0,40}\b(?:este|esta|el|la) (?:artículo|noticia|texto)|\b(?:titular|título|pie de foto) de (?:este|esta) (?:artículo|noticia|texto) (?:ha sido|fue|se ha) (?:cambiad[oa]|modificad[oa]|corregid[oa])|\b(?:pide|pedimos|lamenta|lamentamos) (?:disculpas )?(?:a [^.\n]{1,60} )?por (?:el|este) error/giu,
]

/** One of these is in each of the phrases. */
export const noticeStems =
  /error|mistake|(?:of|on|to|in|for|with) this|apologi|fehler|überschrift|titel|vorspann|erreur|titre|légende|chapô|titular|título|pie de foto/iu

/** A heading like `Correction: why shares fell`: a label that asks, and names nothing that was wrong. */
export const noNotice =
  /(?:^|\n)[*(]?\s?(?:corrections?|clarification|correction|precisazione|korrektur|corrección)\s?[:–—-]\s?(?:why|how|what|where|when|who|is|are|will|warum|wie|was|wer|wann|pourquoi|comment|por qué|cómo|perché|come)(?!\p{L})(?![^\n]{0,240}(?:wrong|incorrect|error|mistake|earlier|previous|version|article|story|correct|mis(?:st|sp|id)|should have|falsch|fehler|artikel|erreur|erron|err[oó]r))/iu
