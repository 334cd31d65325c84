/**
 * Called at every arrow of the capture protocol with the arrow's name (`capture.stored`). In production it does
 * nothing; the crash tests kill the process there.
 */
export type Failpoint = (name: string) => void

export const noFailpoint: Failpoint = () => {}
