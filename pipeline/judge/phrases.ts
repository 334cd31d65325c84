/** Titles of the pages by which services keep programs out. Matched from a title's first letter on. */
const wallTitles =
  'just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|robot)|' +
  'robot or human|(?:please )?verify (?:that )?you are (?:a )?human|human verification|security check|' +
  'checking your browser|pardon our interruption|one more step|ddos.?guard|request unsuccessful|' +
  'please enable (?:js|javascript|cookies)|you have been blocked|sorry, you have been blocked|403 forbidden|forbidden$|' +
  'bot verification|captcha|un momento|un instant|einen moment|nur einen moment|een moment geduld|um momento|' +
  'zugriff verweigert|accès refusé|acceso denegado|accesso negato|acesso negado|toegang geweigerd|' +
  'доступ ограничен|доступ запрещ[её]н|проверка браузера|しばらくお待ちください|请稍候|请稍等|訪問驗證|' +
  'access restricted|unusual traffic|too many requests|429\\b'

/** Titles of pages that stand where nothing is. They may come before or after the site's name. */
const missingTitles =
  "page (?:is )?(?:not|no longer) (?:found|available)|page (?:can ?not|can[’']t|could not) be found|page does(?: not|n[’']t) exist|" +
  '(?:article|story|content|page) (?:is )?(?:not found|no longer available|unavailable|has been removed|does not exist)|' +
  "(?:^|[^\\d.,])404(?:$|[^\\d.,])|^not found|nothing found|we can[’']t find that page|" +
  'seite (?:wurde )?nicht gefunden|seite (?:ist )?nicht (?:mehr )?verfügbar|artikel (?:wurde )?nicht gefunden|' +
  "page (?:introuvable|non trouvée|inexistante)|(?:page|article) n[’']existe (?:pas|plus)|" +
  'página no encontrada|no se (?:ha )?encontr(?:ó|ado) la página|pagina non trovata|página não encontrada|' +
  'pagina (?:is )?niet gevonden|sid(?:an|en) (?:kunde inte hittas|hittades inte|ble ikke funnet|blev ikke fundet)|' +
  'nie znaleziono strony|strona nie istnieje|stránka nenalezena|az oldal nem található|pagina nu a fost găsită|' +
  'sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|sivua ei löy(?:dy|tynyt)|' +
  'страница не найдена|страницы не существует|сторінку не знайдено|страницата не е намерена|η σελίδα δεν βρέθηκε|' +
  'الصفحة غير موجودة|لم يتم العثور على الصفحة|הדף לא נמצא|העמוד לא נמצא|صفحه (?:مورد نظر )?یافت نشد|पृष्ठ नहीं मिला|पेज नहीं मिला|' +
  'ไม่พบหน้า|ページが見つかりません|お探しのページ|页面不存在|頁面不存在|找不到(?:页面|頁面|网页|網頁)|未找到页面|페이지를 찾을 수 없습니다'

/** Titles of pages that ask for consent before they show anything. */
const consentTitles =
  'before you continue|we value your privacy|your privacy choices|privacy (?:settings|gate)|cookie (?:consent|settings|wall)|' +
  'consent (?:required|form)|bevor sie (?:fortfahren|zu)|datenschutz-?einstellungen|avant de continuer|gestion des cookies|' +
  'antes de continuar|prima di continuare|voordat je verdergaat|dpg media privacy gate|privacy-instellingen'

const wall = new RegExp(`^[^\\p{L}\\d]*(?:${wallTitles})`, 'iu')
const missing = new RegExp(missingTitles, 'iu')
const consent = new RegExp(consentTitles, 'iu')

/** Longer titles say something of their own. In words; scripts without spaces have few. */
const titleWordsMax = 12

/** What a title is by the words that it is made of; null when it may be an article's. Pure. */
export function titleKind(title: string): 'bot-wall' | 'error-page' | 'consent-page' | null {
  const text = title.normalize('NFKC').trim()
  if (text === '' || text.split(/\s+/).length > titleWordsMax) return null
  if (wall.test(text)) return 'bot-wall'
  if (missing.test(text)) return 'error-page'
  return consent.test(text) ? 'consent-page' : null
}
