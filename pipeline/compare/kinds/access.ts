import type { KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'

/** With the same claim on both sides, a wall is believed to have cut the text only where it took this share of it. */
const cutShareMin = 0.4

/**
 * A text that a paywall cut or gave back: the end of the longer one is all that went or came, and the shorter one is
 * not free. That the publisher changed who may read is kept apart from what was written.
 */
export function findAccess({ from, to, edits: all }: Comparison): KindFinding[] {
  const edits = all.filter((edit) => !isInvitation(edit))
  const wentOnly = edits.every(
    (edit) => !edit.words.some(({ op, text }) => op === 'inserted' && /[\p{L}\p{N}]/u.test(text)),
  )
  const cameOnly = edits.every(
    (edit) => !edit.words.some(({ op, text }) => op === 'deleted' && /[\p{L}\p{N}]/u.test(text)),
  )
  if (edits.length === 0 || wentOnly === cameOnly) return []
  const [whole, cut] = wentOnly ? [from, to] : [to, from]
  if (cut.access === null || cut.access === 'free') return []
  const side = wentOnly ? 'from' : 'to'
  if (!isTail(new Set(edits.flatMap((edit) => edit[side])), whole)) return []
  const share = 1 - lengthOf(cut) / Math.max(1, lengthOf(whole))
  if (whole.access === cut.access && share < cutShareMin) return []
  return finding('access', 0.9, [`${from.access ?? 'unknown'} → ${to.access ?? 'unknown'}`])
}

/** What a wall says where it cuts. Longer lines are text. */
const invitation =
  /\b(?:subscri(?:be|bers?|ption)|sign (?:in|up)|log ?in|register|unlock|become a member|(?:read|continue) (?:the )?(?:full|rest|whole|reading)|abonn\p{L}*|anmelden|einloggen|registrier\p{L}*|weiterlesen|s['’]inscrire|connectez-vous|réservé aux|suscr\p{L}*|inici[ae] sesión|regístrate|abbona\p{L}*|accedi|registrati|assin\p{L}*|entre na sua conta|inloggen|registreer\p{L}*|подпи\p{L}*|войдите)(?!\p{L})|会員|購読|有料|ログイン|订阅|訂閱|登录|登錄|会员|สมัคร|เข้าสู่ระบบ|מנוי|הירשמו|התחבר|اشترك|سجل الدخول/iu
const invitationLengthMax = 160

function isInvitation(edit: ReadEdit): boolean {
  const text = edit.before + edit.after
  return !hasBothSides(edit) && text.length <= invitationLengthMax && invitation.test(text)
}

/** Whether blocks are the last ones of a content. */
function isTail(changed: ReadonlySet<number>, content: Content): boolean {
  const first = Math.min(...changed)
  return changed.size > 0 && content.blocks.length - first === changed.size
}

function lengthOf(content: Content): number {
  return content.blocks.reduce((sum, block) => sum + block.text.length, 0)
}
