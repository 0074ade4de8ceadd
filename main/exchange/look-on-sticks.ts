import type { Stick } from '../../app/export/outcome.ts';
import type { StickFile, StickFailure, StickTrouble } from '../../app/import/stick-file.ts';
import type { RemovableMedia } from './stick-work.ts';

/** What a look at the sticks has found, and why it may have missed something. */
interface LookedOnSticks {
  readonly sticks: readonly Stick[];
  readonly files: readonly StickFile[];
  readonly troubles: readonly StickTrouble[];
}

/** The files with one of these extensions on all sticks. */
export async function lookOnSticks(media: RemovableMedia, extensions: readonly string[]): Promise<LookedOnSticks> {
  const sticks = await media.do<'sticks'>({ kind: 'sticks' });
  if (!sticks.ok) return { sticks: [], files: [], troubles: [troubleOf(sticks.error)] };
  const found = await media.do<'find'>({ kind: 'find', sticks: sticks.value, extensions });
  if (!found.ok) return { sticks: sticks.value, files: [], troubles: [troubleOf(found.error)] };
  const { files, isCut, isUnread } = found.value;
  const troubles: readonly (StickTrouble | null)[] = [isUnread ? 'unread' : null, isCut ? 'cut' : null];
  return { sticks: sticks.value, files, troubles: troubles.filter((trouble) => trouble !== null) };
}

/** A thread that has ended in the middle of a stick has read a part of it at most. */
function troubleOf({ kind }: StickFailure): StickTrouble {
  return kind === 'hangs' ? 'hangs' : 'unread';
}
