/** What people say of changes. Marks are the house's: what one reader has seen is seen. */
export interface MarksArchive {
  /** The marks of those changes that have any. */
  changeMarks(changeIds: readonly number[]): Promise<ReadonlyMap<number, ChangeMarks>>
  /** Marks changes as seen, or as not; of those seen already the first reader stays. Unknown ones are left out. */
  markSeen(changeIds: readonly number[], seen: boolean, by: string, now: Date): Promise<void>
  /** Replaces the labels of a change. Throws `change-unknown`, or `usage` for what is no label. */
  setLabels(changeId: number, labels: readonly string[]): Promise<void>
  /** Labels in use, the most frequent first, at most `limits.pageSizeMax`. */
  labels(): Promise<readonly { readonly label: string; readonly changes: number }[]>
  /** What is said stays. Throws `change-unknown`, or `usage` for an empty or overlong text. */
  annotate(annotation: AnnotationDraft): Promise<Annotation>
  /** Annotations of a change, oldest first. */
  annotations(changeId: number): Promise<readonly Annotation[]>
}

export interface ChangeMarks {
  readonly seenAt: Date | null
  readonly seenBy: string | null
  readonly labels: readonly string[]
  readonly annotations: number
}

export interface AnnotationDraft {
  readonly changeId: number
  readonly author: string
  readonly text: string
  readonly createdAt: Date
}

export interface Annotation extends AnnotationDraft {
  readonly id: number
}
