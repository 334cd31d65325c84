import type { CaptureOutcome } from '../../model/capture.ts'

/** An outcome in words. */
export function outcomeLabel(outcome: CaptureOutcome): string {
  return outcomes[outcome]
}

const outcomes: Readonly<Record<CaptureOutcome, string>> = {
  new: 'new bytes',
  identical: 'identical bytes',
  'not-modified': 'not modified',
  blocked: 'blocked',
  gone: 'gone',
  failed: 'failed',
  late: 'came late',
}
