import { createHash, randomBytes } from 'node:crypto'
import type { Token } from '../../archive/archive.ts'
import { scopes } from '../../model/access.ts'
import type { Scope } from '../../model/access.ts'
import { OperationalError } from '../../model/errors.ts'
import type { Digest } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import { numberOption, runAction, textOption } from '../command.ts'
import type { Actions, CommandSpec, Invocation } from '../command.ts'
import { table, time } from '../format.ts'
import { withArchive } from '../house.ts'
import { print, printJson, printLine } from '../io.ts'
import { stripControls } from '../terminal-text.ts'

export const tokenCommand: CommandSpec = {
  name: 'token',
  summary: 'who may mark changes in the review pages, or read them where they are closed',
  arguments: [
    ['<ACTION>', 'add NAME, list, or revoke NAME'],
    ['[NAME]', 'whose token it is; it is shown with what is done with it'],
  ],
  options: [
    [
      '--scope <scope>',
      'read; review: also mark, label and annotate (the default); admin: also change sources',
    ],
    ['--days <n>', 'how long it is good for; by default until it is revoked'],
  ],
  json: 'print {token, secret} of a new one, one line a token of a list',
  examples: [
    'stet token add "Night desk" --scope review',
    'stet token list',
    'stet token revoke "Night desk"',
  ],
  run: (invocation) => runAction(invocation, 'token', actions),
}

const actions: Actions = {
  add: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const days = numberOption(invocation, 'days', { min: 1, max: 36_500 })
      const now = new Date()
      // 256 random bits; the prefix tells scanners for leaked secrets what it is.
      const secret = `stet_${randomBytes(32).toString('base64url')}`
      const token = await archive.addToken({
        name: nameOf(invocation),
        scope: scopeOf(invocation),
        digest: createHash('sha256').update(secret).digest('hex') as Digest,
        createdAt: now,
        expiresAt: days === null ? null : new Date(now.getTime() + days * 86_400_000),
      })
      if (json) return printJson(io, { token, secret })
      print(io, `${secret}\n`)
      print(io, `This is the token of "${stripControls(token.name)}" (${token.scope}), shown this once.`)
      print(
        io,
        'In the review pages: Sign in, at the foot of each. For programs: Authorization: Bearer TOKEN.',
      )
    }),
  list: (invocation) =>
    withArchive(invocation, async (archive) => {
      const tokens = await archive.listTokens()
      if (invocation.json) {
        for (const token of tokens) printLine(invocation.io, token)
        return
      }
      if (tokens.length === 0) print(invocation.io, 'There are no tokens. Make one with: stet token add NAME')
      else print(invocation.io, table(tokens.map(row)))
    }),
  revoke: (invocation) =>
    withArchive(invocation, async (archive) => {
      const name = nameOf(invocation)
      const token = await archive.revokeToken(name, new Date())
      if (token === null) {
        throw new OperationalError('usage', `there is no token "${name}"`, {
          hint: 'See "stet token list" for those there are.',
        })
      }
      if (invocation.json) return printJson(invocation.io, token)
      print(invocation.io, `The token of "${stripControls(name)}" has ended, and so have its sessions.`)
    }),
}

function nameOf(invocation: Invocation): string {
  const name = (invocation.args[1] ?? '').trim()
  if (name !== '' && name.length <= limits.tokenNameLengthMax) return name
  throw new OperationalError(
    'usage',
    `a token needs a name of at most ${limits.tokenNameLengthMax} characters: whose it is`,
  )
}

function scopeOf(invocation: Invocation): Scope {
  const text = textOption(invocation, 'scope') ?? 'review'
  const scope = scopes.find((each) => each === text)
  if (scope !== undefined) return scope
  throw new OperationalError('usage', `--scope is one of ${scopes.join(', ')}, not "${text}"`)
}

function row(token: Token): string[] {
  const { expiresAt, lastUsedAt, revokedAt } = token
  const ended = expiresAt !== null && expiresAt <= new Date() ? `ended ${time(expiresAt)}` : null
  const until = expiresAt === null ? 'good until revoked' : `good until ${time(expiresAt)}`
  return [
    stripControls(token.name),
    token.scope,
    revokedAt === null ? (ended ?? until) : `revoked ${time(revokedAt)}`,
    lastUsedAt === null ? 'never used' : `last used ${time(lastUsedAt)}`,
  ]
}
