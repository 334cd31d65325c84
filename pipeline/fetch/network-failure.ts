import { errors } from 'undici'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { InterimFloodError } from './exchange.ts'
import type { Exchange } from './exchange.ts'

/** Codes of Node and OpenSSL for handshakes that failed and certificates that do not hold. */
const tlsCode =
  /^(?:ERR_(?:TLS|SSL|OSSL)|EPROTO$|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH)/

const closedCode = /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE)$/

/** Why an exchange that ended in an error before or while its head came gave no answer. */
export function networkFailure(error: Error): OperationalError {
  if (error instanceof OperationalError) return error
  const code = codeOf(error)
  if (tlsCode.test(code)) return failed('tls-failed', `no secure connection could be made (${code})`, error)
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    const seconds = limits.fetchConnectTimeoutMs / 1000
    return failed('timeout', `no connection was made within ${seconds} s`, error)
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    const kibibytes = limits.fetchHeaderSizeBytesMax / 1024
    return failed('headers-too-large', `the headers of the answer are longer than ${kibibytes} KiB`, error)
  }
  if (isProtocolError(error)) return failed('http-protocol', 'the answer is not valid HTTP/1.1', error)
  if (closedCode.test(code)) {
    return failed('connection-failed', 'the connection was closed before an answer came', error)
  }
  return failed('connection-failed', `no connection could be made${code === '' ? '' : ` (${code})`}`, error)
}

/** Why a body that had begun to arrive is not whole. */
export function bodyFailure(error: Error): OperationalError {
  // The parser reports a connection that ended in mid-body as a breach of the protocol too; to us it is a loss.
  const lost =
    error instanceof errors.ResponseContentLengthMismatchError || /Invalid EOF state/.test(error.message)
  if (isProtocolError(error) && !lost) return failed('http-protocol', 'the body is not valid HTTP/1.1', error)
  return failed('body-truncated', 'the connection was lost before the body was complete', error)
}

/** True for a connection that a server closed as our request arrived: kept connections race like that. */
export function isClosedEarly(exchange: Exchange): boolean {
  if (!exchange.sent || exchange.head !== null || exchange.error === null) return false
  return closedCode.test(codeOf(exchange.error)) && !isProtocolError(exchange.error)
}

function isProtocolError(error: Error): boolean {
  if (error instanceof InterimFloodError || error instanceof errors.HTTPParserError) return true
  if (error instanceof errors.ResponseContentLengthMismatchError) return true
  return error instanceof errors.SocketError && /^bad (?:response|upgrade)$/.test(error.message)
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function failed(
  code:
    | 'tls-failed'
    | 'timeout'
    | 'headers-too-large'
    | 'http-protocol'
    | 'connection-failed'
    | 'body-truncated',
  message: string,
  cause: Error,
): OperationalError {
  return new OperationalError(code, message, { cause, retryable: true })
}
