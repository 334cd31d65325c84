import type { Archive, Claim } from '../archive/archive.ts'
import { limits } from '../model/limits.ts'

/**
 * Renews a claim until it is disposed of: a slow server, a line before the threads or a head that must be derived
 * again must not cost a living worker its claim. A worker that is dead, or whose event loop stands still, renews
 * nothing; neither does one whose work comes to no end.
 */
export function holdClaim(
  deps: { readonly archive: Pick<Archive, 'renew'>; readonly now: () => Date },
  claim: Claim,
): Disposable {
  const started = performance.now()
  let renewing = false
  const renew = async (): Promise<void> => {
    if (renewing) return
    renewing = true
    try {
      if (!(await deps.archive.renew(claim, deps.now()))) clearInterval(timer)
    } catch {
      // A database that is down cannot be told; the lease has room for that, and the fence guards the commit.
    } finally {
      renewing = false
    }
  }
  const timer = setInterval(() => {
    if (performance.now() - started > limits.claimHoldMsMax) clearInterval(timer)
    else void renew()
  }, limits.claimRenewMs)
  return {
    [Symbol.dispose]() {
      clearInterval(timer)
    },
  }
}
