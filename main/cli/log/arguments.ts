import { parseArgs } from 'node:util';
import { LOG_EVENTS, LOG_LEVELS, type LogLevel } from '../../../app/log/events.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { LogFilter } from '../../log/read-log.ts';
import { parseMoment } from '../../log/moment.ts';

const MAX_TAIL = 100_000;

export const LOG_USAGE = `usage: npm run -s log -- --data-dir DIR [--since WHEN] [--until WHEN] [--level LEVEL] [--event NAME]...
                       [--out FILE.jsonl | --out FILE.jsonl.gz | --tail N]
       npm run -s log -- --events
  --since, --until  a day (2026-11-01, until its end) or a moment (2026-11-01T08:30, 2026-11-01T08:30:00+05:00); UTC unless it says otherwise
  --level           ${LOG_LEVELS.join(', ')}: this one and the more serious ones
  --event           only this event; may be given more than once
  --out             one JSON object a line into a new file, compressed if it ends in .gz; without it to standard output
  --tail            the last N lines as a table
  --events          every event with its meaning, as the document resources/log-events.md
`;

/** What the technician asked for. */
export type LogCommand =
  | { readonly kind: 'events' }
  | { readonly kind: 'tail'; readonly dataDirectory: string; readonly filter: LogFilter; readonly count: number }
  /** `out` null: standard output. */
  | {
      readonly kind: 'export';
      readonly dataDirectory: string;
      readonly filter: LogFilter;
      readonly out: string | null;
    };

const OPTIONS = {
  'data-dir': { type: 'string' },
  'since': { type: 'string' },
  'until': { type: 'string' },
  'level': { type: 'string' },
  'event': { type: 'string', multiple: true },
  'out': { type: 'string' },
  'tail': { type: 'string' },
  'events': { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Reads the command line; an error says in words what to change. */
export function readLogArguments(args: readonly string[]): Result<LogCommand, string> {
  let values: Values;
  try {
    ({ values } = parseArgs({ args: [...args], options: OPTIONS }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  if (values.events === true)
    return Object.keys(values).length === 1 ? ok({ kind: 'events' }) : err('--events stands alone.');
  const dataDirectory = values['data-dir'];
  if (dataDirectory === undefined || dataDirectory === '')
    return err('--data-dir is missing: the directory that the kiosk was started with.');
  const filter = readFilter(values);
  if (!filter.ok) return filter;
  const base = { dataDirectory, filter: filter.value };
  const { tail, out } = values;
  if (tail === undefined)
    return out === undefined || isExportName(out)
      ? ok({ kind: 'export', ...base, out: out ?? null })
      : err(`--out ${out}: the name has to end in .jsonl or .jsonl.gz.`);
  if (out !== undefined) return err('--tail is for the screen and --out for a file: give one of them.');
  const count = /^\d{1,6}$/.test(tail) ? Number(tail) : 0;
  return count >= 1 && count <= MAX_TAIL
    ? ok({ kind: 'tail', ...base, count })
    : err(`--tail ${tail}: give a number of lines from 1 to ${String(MAX_TAIL)}.`);
}

function isExportName(out: string): boolean {
  return /[^/\\]\.jsonl(\.gz)?$/.test(out);
}

function readFilter({ since, until, level = 'info', event: events }: Values): Result<LogFilter, string> {
  const from = since === undefined ? null : parseMoment(since);
  const to = until === undefined ? null : parseMoment(until);
  if (from?.ok === false) return err(`--since ${from.error}`);
  if (to?.ok === false) return err(`--until ${to.error}`);
  const sinceMs = from?.value.startMs ?? null;
  const untilMs = to?.value.endMs ?? null;
  if (sinceMs !== null && untilMs !== null && sinceMs >= untilMs)
    return err('--since is later than --until: exchange them.');
  if (!isLevel(level)) return err(`--level ${level}: there are ${LOG_LEVELS.join(', ')}.`);
  const unknown = events?.find((event) => !Object.hasOwn(LOG_EVENTS, event));
  if (unknown !== undefined)
    return err(`--event ${unknown}: there is no such event. "npm run -s log -- --events" lists all.`);
  return ok({ sinceMs, untilMs, level, events: events ?? null });
}

function isLevel(text: string): text is LogLevel {
  return LOG_LEVELS.some((level) => level === text);
}
