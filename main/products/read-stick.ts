import { err, type Result } from '../../app/result.ts';
import type { RemovableMedia } from '../exchange/stick-work.ts';
import type { UnreadFile } from '../media/read-file.ts';

/** Reads a file of a stick in the thread for sticks, no more than so many bytes. */
export type ReadStick = (file: string, mostBytes: number) => Promise<Result<Buffer, UnreadFile>>;

/** A stick that answers nothing is one that cannot be read. */
export function readingSticks(media: RemovableMedia): ReadStick {
  return async (file, mostBytes) => {
    const done = await media.do<'read'>({ kind: 'read', file, mostBytes });
    if (!done.ok) return err({ reason: 'unreadable', detail: done.error.kind });
    return done.value.ok ? { ok: true, value: Buffer.from(done.value.value) } : done.value;
  };
}
