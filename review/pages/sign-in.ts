import type { Reader } from '../access/reader.ts'
import type { PageView } from '../components/layout.ts'
import { html, nothing } from '../html.ts'
import { paths } from '../paths.ts'

/** Where a reader gives a token, or goes out again. */
export function signInPage(view: {
  readonly reader: Reader | null
  readonly back: string
  readonly failed: boolean
}): PageView {
  const { reader, back, failed } = view
  return {
    title: 'Sign in',
    section: null,
    body: html`<h1>Sign in</h1>
      ${
        reader === null
          ? nothing
          : html`<form action="${paths.signOut}" method="post">
              <p>You are <bdi>${reader.name}</bdi>, who may ${allowed[reader.scope]}.</p>
              <p class="choose"><button>Sign out</button></p>
            </form>`
      }
      <form class="lookup" action="${paths.signIn}" method="post">
        <input type="hidden" name="back" value="${back}" />
        <label for="token">Token</label>
        <div class="row">
          <input
            id="token"
            name="token"
            type="password"
            autocomplete="current-password"
            required
            ${failed ? html` aria-invalid="true" aria-describedby="refused"` : nothing}
          /><button>Sign in</button>
        </div>
        ${failed ? html`<p class="missed" id="refused" role="alert">That is no token, or one that has ended.</p>` : nothing}
      </form>
      <div class="note">
        <p>Whoever runs this Stet makes tokens with:</p>
        <pre><code>./stet token add "Your name" --scope review</code></pre>
      </div>`,
  }
}

const allowed = {
  read: 'read',
  review: 'read, mark, label and annotate changes',
  admin: 'read, mark changes, and change sources',
} as const
