/**
 * Collects bytes up to a bound. The bytes are copied together: a list of chunks would cost a hundred times their
 * size when a server sends them one by one.
 */
export interface ByteSink {
  readonly size: number
  /** Takes what fits; false when something was left over. */
  add(chunk: Uint8Array): boolean
  /** Everything taken, without spare room behind it. The sink is not used afterwards. */
  finish(): Buffer
}

const firstCapacityBytes = 16_384
const doubledUpToBytes = 1024 * 1024

/** `expectedBytes` is a claim: it saves copies when true and costs no more than 1 MiB when false. */
export function byteSink(sizeBytesMax: number, expectedBytes: number = firstCapacityBytes): ByteSink {
  let bytes = Buffer.allocUnsafeSlow(Math.min(sizeBytesMax, expectedBytes, doubledUpToBytes))
  let size = 0
  function reserve(needed: number): void {
    if (needed <= bytes.length) return
    // Large bodies get all they may have at once: memory not yet written to costs nothing, while the copies of
    // further doublings would wait for the garbage collector.
    const wanted = needed > doubledUpToBytes ? sizeBytesMax : Math.max(needed, bytes.length * 2)
    const grown = Buffer.allocUnsafeSlow(Math.min(sizeBytesMax, wanted))
    bytes.copy(grown, 0, 0, size)
    bytes = grown
  }
  return {
    get size() {
      return size
    },
    add(chunk) {
      const part = chunk.subarray(0, sizeBytesMax - size)
      reserve(size + part.length)
      bytes.set(part, size)
      size += part.length
      return part.length === chunk.length
    },
    finish() {
      if (size === bytes.length) return bytes
      const exact = Buffer.allocUnsafeSlow(size)
      bytes.copy(exact, 0, 0, size)
      return exact
    },
  }
}
