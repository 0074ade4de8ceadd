import { openLogReader } from '../../log/read-log.ts';
import type { LogPage, LogWanted } from './messages.ts';

/** One page of the technical log, the newest line first. Throws a sentence where it cannot be read. */
export function logPage(dataDirectory: string, { level, events, beforeId, count }: LogWanted): LogPage {
  const opened = openLogReader(dataDirectory);
  if (!opened.ok) throw new Error(opened.error);
  const reader = opened.value;
  try {
    const filter = { sinceMs: null, untilMs: null, level, events };
    const read = reader.older(filter, beforeId, count + 1);
    const lines = read
      .slice(0, count)
      .map(({ id, at, level: own, event, facts }) => ({ id, at, level: own, event, facts }));
    return { lines, hasOlder: read.length > count };
  } finally {
    reader.close();
  }
}
