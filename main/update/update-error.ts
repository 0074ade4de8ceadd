import type { UpdateFailure } from '../../app/update/failure.ts';
import { err, ok, type Result } from '../../app/result.ts';

/** An expected failure on its way through code that only knows exceptions. */
export class UpdateError extends Error {
  readonly reason: UpdateFailure['reason'];

  constructor(reason: UpdateFailure['reason'], detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** What the system says of a disk without room. */
export const FULL_DISK_CODES: readonly string[] = ['ENOSPC', 'EDQUOT'];

/** Runs `work`; what is expected to fail becomes a value. A fault of the disk is expected, a programming error is not. */
export async function caught<T>(work: () => Promise<T>): Promise<Result<T, UpdateFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof UpdateError) return err({ reason: error.reason, detail: error.message });
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error)
      return err({ reason: FULL_DISK_CODES.includes(error.code) ? 'no-room' : 'disk', detail: error.message });
    throw error;
  }
}
