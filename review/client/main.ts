import { followKeys } from './keys.ts'
import { followLive } from './live.ts'
import { showZone } from './zone.ts'

// Comfort only: every page says and does all it has to without this.
showZone(document)
followKeys(document)
followLive(document)
