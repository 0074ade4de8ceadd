import type { RecordedEntry } from '../../journal/entry.ts';

/** What the service menu writes when an audit was safely handed over: from there on the counters since the read begin. */
export const AUDIT_READ = 'audit-read';

/** One recorded read. */
export interface AuditRead {
  /** The last entry that the file contains. */
  readonly upTo: number;
  readonly atMs: number;
}

/** Takes the entry if it records a read. */
export function noteRead(reads: AuditRead[], { entry, wallMs }: Pick<RecordedEntry, 'entry' | 'wallMs'>): void {
  if (entry.kind !== 'service-acted' || entry.what !== AUDIT_READ) return;
  const upTo = Number(entry.after);
  if (Number.isSafeInteger(upTo) && upTo > 0) reads.push({ upTo, atMs: wallMs });
}
