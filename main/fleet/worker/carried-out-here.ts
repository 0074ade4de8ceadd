import { join } from 'node:path';
import { excerptOf } from '../../../app/fleet/happened.ts';
import { MOST_COMMAND_BYTES, READING_COMMANDS, type Command } from '../../../app/fleet/wire/command.ts';
import { unreachable } from '../../../app/result.ts';
import { openForReading } from '../../files/open-for-reading.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../../journal/rows.ts';
import { logPage } from '../../service/reading/log-page.ts';
import type { Outcome } from '../commands/handler.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** Commands that only read: they are carried out in this thread, and main does not hear of them. */
type HereCommand = Extract<Command, { kind: (typeof READING_COMMANDS)[number] }>;

/** What they read. */
export interface HereParts {
  readonly dataDirectory: string;
  readonly outbox: () => Outbox;
  /** Publishes the audit; false where nobody took it. */
  readonly audit: () => Promise<boolean>;
  /** There is something to send again. */
  readonly sendOn: () => void;
}

/** Whether a command is carried out in this thread. */
export function isCarriedOutHere(command: Command): command is HereCommand {
  return READING_COMMANDS.some((kind) => kind === command.kind);
}

/** Carries out a command that reads. Never rejects. */
export async function carryOutHere(command: HereCommand, parts: HereParts): Promise<Outcome> {
  try {
    switch (command.kind) {
      case 'journal':
        return { outcome: 'done', data: { entries: journalExcerpt(command.argument, parts) } };
      case 'log':
        return { outcome: 'done', data: { lines: logExcerpt(command.argument, parts) } };
      case 'resend':
        return resend(command.argument, parts);
      case 'audit':
        return (await parts.audit()) ? { outcome: 'done' } : { outcome: 'failed', detail: 'not-taken' };
      default:
        return unreachable(command);
    }
  } catch (error) {
    return { outcome: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

function resend(
  { from, to }: Extract<HereCommand, { kind: 'resend' }>['argument'],
  { outbox, sendOn }: HereParts,
): Outcome {
  const messages = outbox().again(from, to);
  sendOn();
  const { last, confirmed } = outbox();
  return { outcome: 'done', data: { messages, last, confirmed } };
}

type Excerpt = Extract<HereCommand, { kind: 'journal' }>['argument'];

/** The newest entries since a moment, the oldest of them first. */
function journalExcerpt({ sinceMs, most }: Excerpt, { dataDirectory }: HereParts): readonly unknown[] {
  const { database, close } = openForReading(join(dataDirectory, 'journal.db'));
  try {
    const rows = database
      .prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE wall_ms >= ? ORDER BY sequence DESC LIMIT ?`)
      .all(sinceMs, most)
      .map(recordedEntry)
      .map(({ sequence, wallMs, entry }) => ({ sequence, at: wallMs, entry: excerptOf(entry) }));
    return fitting(rows);
  } finally {
    close();
  }
}

/** The newest lines, which are free of secrets as they stand in the file. */
function logExcerpt({ sinceMs, most }: Excerpt, { dataDirectory }: HereParts): readonly unknown[] {
  const { lines } = logPage(dataDirectory, { level: 'info', events: null, beforeId: null, count: most });
  return fitting(lines.filter(({ at }) => Date.parse(at) >= sinceMs));
}

/** As many of the newest as one message holds, the oldest of them first. */
function fitting(newestFirst: readonly unknown[]): readonly unknown[] {
  const kept: unknown[] = [];
  let length = 0;
  for (const one of newestFirst) {
    length += JSON.stringify(one).length;
    if (length > MOST_COMMAND_BYTES) break;
    kept.unshift(one);
  }
  return kept;
}
