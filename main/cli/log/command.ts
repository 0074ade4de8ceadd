import { command } from '../../../app/command-line/command.ts';
import { choice, flag, path, repeated, value, wholeNumber, type Option } from '../../../app/command-line/option.ts';
import { LOG_EVENTS, LOG_LEVELS } from '../../../app/log/events.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { parseMoment, type Span } from '../../log/moment.ts';
import type { LogFilter } from '../../log/read-log.ts';
import { runLog, type LogRequest } from './run.ts';

const MAX_TAIL = 100_000;

const TEXT = `Without --tail: one JSON object a line, to standard output or into a new file. With --tail: the last lines as a table.
A moment is a day (2026-11-01, until its end) or a time (2026-11-01T08:30, 2026-11-01T08:30:00+05:00); UTC unless it says
otherwise. Reads only, works beside a running kiosk.`;

function moment(help: string): Option<Span | null> {
  return value({ placeholder: 'WHEN', help }, parseMoment);
}

const OPTIONS = {
  'data-dir': path({ placeholder: 'DIR', help: "the kiosk's data directory" }),
  'since': moment('from this moment on'),
  'until': moment('before this moment, or until the end of this day'),
  'level': choice(LOG_LEVELS, {
    placeholder: 'LEVEL',
    help: `${LOG_LEVELS.join(', ')}: this one and the more serious ones`,
  }),
  'event': repeated(
    value({ placeholder: 'NAME', help: 'only this event; may be given more than once' }, (name) =>
      Object.hasOwn(LOG_EVENTS, name) ? ok(name) : err(`${name}: there is no such event. "log --events" lists all.`),
    ),
  ),
  'out': {
    ...value({ placeholder: 'FILE.jsonl[.gz]', help: 'into a new file, compressed if it ends in .gz' }, readOut),
    kind: 'path',
  },
  'tail': wholeNumber({ from: 1, to: MAX_TAIL }, { help: 'the last N lines as a table', conflicts: ['out'] }),
  'events': flag({
    help: 'every event with its meaning, as the document resources/log-events.md',
    conflicts: ['data-dir', 'since', 'until', 'level', 'event', 'out', 'tail'],
  }),
} as const;

export const logCommand = command({
  name: 'log',
  summary: 'the technical log, as a table or as an export',
  text: TEXT,
  options: OPTIONS,
  read: (values): Result<LogRequest, string> => {
    const { json } = values;
    if (values.events) return ok({ kind: 'events', json });
    const dataDirectory = values['data-dir'];
    if (dataDirectory === null) return err('--data-dir is missing: the directory that the kiosk was started with.');
    const sinceMs = values.since?.startMs ?? null;
    const untilMs = values.until?.endMs ?? null;
    if (sinceMs !== null && untilMs !== null && sinceMs >= untilMs)
      return err('--since is later than --until: exchange them.');
    const events = values.event.length === 0 ? null : values.event;
    const filter: LogFilter = { sinceMs, untilMs, level: values.level ?? 'info', events };
    return ok(
      values.tail === null
        ? { kind: 'export', dataDirectory, filter, out: values.out, json }
        : { kind: 'tail', dataDirectory, filter, count: values.tail, json },
    );
  },
  run: runLog,
});

function readOut(
  typed: string,
  { resolvePath }: { readonly resolvePath: (path: string) => string },
): Result<string, string> {
  return /[^/\\]\.jsonl(\.gz)?$/.test(typed)
    ? ok(resolvePath(typed))
    : err(`${typed}: the name has to end in .jsonl or .jsonl.gz.`);
}
