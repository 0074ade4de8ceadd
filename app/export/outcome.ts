import type { ExportFormat } from './file-name.ts';

/** Why something was not written. */
export const EXPORT_FAILURES = [
  'no-journal',
  'unreadable',
  'no-target',
  'not-writable',
  'full',
  'gone',
  'not-same',
  'too-many',
  'changed',
  'does-not-add-up',
  'not-whole-tenge',
  'no-log',
  'no-configuration',
] as const;
export type ExportFailureReason = (typeof EXPORT_FAILURES)[number];

/** Why something was not written, with what its sentence names. */
export interface ExportFailure {
  readonly reason: ExportFailureReason;
  readonly parameters: Readonly<Record<string, string | number | undefined>>;
}

/** A file that is on the medium and was read back. */
export interface WrittenFile {
  readonly format: ExportFormat;
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** What was written, and what was not. */
export interface ExportReport {
  readonly files: readonly WrittenFile[];
  readonly failures: readonly ExportFailure[];
  /** The last entry that the audit contains; null where there is none. */
  readonly auditUpTo: number | null;
}

/** Something that is plugged in and can be written to. */
export interface Stick {
  /** The folder that it is mounted at. */
  readonly path: string;
  /** The last part of it. */
  readonly name: string;
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
  readonly isWritable: boolean;
}
