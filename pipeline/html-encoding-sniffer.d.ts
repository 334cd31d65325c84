declare module 'html-encoding-sniffer' {
  interface SniffOptions {
    readonly xml?: boolean
    readonly transportLayerEncodingLabel?: string
    readonly defaultEncoding?: string
    readonly maxPrescanBytes?: number
  }

  export default function sniffHtmlEncoding(bytes: Uint8Array, options?: SniffOptions): string
}
