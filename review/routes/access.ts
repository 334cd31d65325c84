import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { ownPath } from '../access/own-path.ts'
import { limitRate, signInRate } from '../access/rate.ts'
import { secretDigest, sessionCookie } from '../access/reader.ts'
import { formOf } from '../http/forms.ts'
import { answerPage } from '../http/answers.ts'
import { limits } from '../../model/limits.ts'
import { signInPage } from '../pages/sign-in.ts'
import { paths } from '../paths.ts'
import { addForm } from './house.ts'
import type { House } from './house.ts'

/** Signing in with a token, and out again. */
export function addAccessRoutes(house: House): void {
  const { app, deps, assets } = house
  const { archive, now } = deps
  const page = (c: Context, back: string, failed: boolean) =>
    answerPage(c, assets, signInPage({ reader: c.get('reader'), back, failed }))

  app.get(paths.signIn, (c) => page(c, ownPath(c.req.query('back')), false))

  app.on('POST', [paths.signIn], limitRate(signInRate(deps.trustedProxies), assets))
  addForm(house, paths.signIn, null, async (c) => {
    const form = await formOf(c)
    const back = ownPath(form.get('back') ?? undefined)
    const token = await archive.findToken(secretDigest((form.get('token') ?? '').trim()), now())
    if (token === null) {
      c.status(403)
      return page(c, back, true)
    }
    const secret = randomBytes(32).toString('base64url')
    const end = Math.min(
      now().getTime() + limits.sessionMs,
      token.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    )
    const expiresAt = new Date(end)
    await archive.openSession({ digest: secretDigest(secret), tokenId: token.id, expiresAt })
    setCookie(c, sessionCookie, secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure(c, deps.publicUrl),
      maxAge: Math.floor((expiresAt.getTime() - now().getTime()) / 1_000),
    })
    return c.redirect(back, 303)
  })

  addForm(house, paths.signOut, null, async (c) => {
    const secret = getCookie(c, sessionCookie)
    if (secret !== undefined) await archive.closeSession(secretDigest(secret))
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.redirect(paths.inbox, 303)
  })
}

/** Behind a proxy the request itself comes by HTTP. */
function isSecure(c: Context, publicUrl: string | null): boolean {
  return new URL(publicUrl ?? c.req.url).protocol === 'https:'
}
