/** The colours of a picture: those of the pages (style/base.css), since a picture has no style sheet. */
export interface Theme {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly rule: string
  readonly mark: string
  readonly added: string
  readonly addedGround: string
  readonly removed: string
  readonly removedGround: string
}

export const themes = {
  light: {
    paper: '#fbfaf6',
    ink: '#1d1b17',
    soft: '#5c564b',
    rule: '#ddd7c9',
    mark: '#98281b',
    added: '#134f20',
    addedGround: '#dff0da',
    removed: '#861d10',
    removedGround: '#fbe2dc',
  },
  dark: {
    paper: '#171612',
    ink: '#e9e4d8',
    soft: '#aea692',
    rule: '#38342b',
    mark: '#f09080',
    added: '#b4e2ab',
    addedGround: '#1c3420',
    removed: '#f5b5a7',
    removedGround: '#421f19',
  },
} as const satisfies Readonly<Record<string, Theme>>

export type ThemeName = keyof typeof themes
