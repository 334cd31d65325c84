import { temporaryArchive } from '../support/archive.ts'
import { archiveContract } from './archive.contract.ts'

archiveContract('the embedded PostgreSQL', temporaryArchive)
