import { TLSSocket } from 'node:tls'
import { Client } from 'undici'
import type { Dispatcher, buildConnector } from 'undici'

/** A handler that wants to know who answers; `certificate` holds for the answer that is coming in when it is called. */
export interface MeetsPeer {
  onPeer(certificate: () => string | null): void
}

/** One connection at a time to one checked address, which tells handlers what certificate its peer has shown. */
export class PinnedClient extends Client {
  #certificate: string | null = null

  constructor(origin: URL, options: Client.Options & { readonly connect: buildConnector.connector }) {
    super(origin, {
      ...options,
      connect: (request, callback) =>
        options.connect(request, (...result) => {
          this.#certificate = certificateOf(result[1])
          callback(...result)
        }),
    })
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if (meetsPeer(handler)) handler.onPeer(() => this.#certificate)
    return super.dispatch(options, handler)
  }
}

function meetsPeer(handler: object): handler is MeetsPeer {
  return 'onPeer' in handler
}

/** Only the server's own: of a resumed session the chain above it is not at hand. */
function certificateOf(socket: unknown): string | null {
  if (!(socket instanceof TLSSocket)) return null
  const { fingerprint256 } = socket.getPeerCertificate()
  return typeof fingerprint256 === 'string' ? fingerprint256.replaceAll(':', '').toLowerCase() : null
}
