import { problem, type Problem } from '../../app/problem.ts';

/** A state of the journal's files that no version of the program leaves: damaged or incomplete. */
export class JournalDamageError extends Error {}

const FULL_CODES = new Set(['SQLITE_FULL', 'ENOSPC']);
const DAMAGED_CODES = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

/** The problem of the disk or the file for an error. */
export function journalProblem(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof JournalDamageError) return problem('journal-damaged', { detail });
  if (FULL_CODES.has(code)) return problem('journal-full', { detail });
  if ([...DAMAGED_CODES].some((damaged) => code.startsWith(damaged))) return problem('journal-damaged', { detail });
  return problem('journal-failed', code === '' ? { detail } : { code, detail });
}
