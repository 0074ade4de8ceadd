import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLog, type LogInThread } from '../../../main/log/in-thread.ts';
import { parseMoment } from '../../../main/log/moment.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const HOUR_MS = 3_600_000;
const folder = useLogFolder();
let data: string[] = [];

/** Three days, one line every eight hours. */
async function writeDays(): Promise<LogInThread> {
  const clock = new FakeClock(Date.UTC(2026, 9, 31));
  const log = openLog(folder.file, clock, createRedactor());
  const levels = ['info', 'warning', 'error'] as const;
  const events = ['app-started', 'config-warning', 'relay-lost'] as const;
  for (let line = 0; line < 9; line += 1) {
    log.write(levels[line % 3] ?? 'info', events[line % 3] ?? 'app-started', { line });
    await clock.advance(8 * HOUR_MS);
  }
  return log;
}

beforeEach(() => {
  data = ['--data-dir', folder.directory];
});

/** The lines' numbers in an export. */
function numbers(jsonl: string): readonly unknown[] {
  return jsonl
    .trimEnd()
    .split('\n')
    .map((text) => /"line":(\d+)/.exec(text)?.[1])
    .map(Number);
}

describe('an export', () => {
  test('is one JSON object per line, on standard output, even while the kiosk runs', async () => {
    const log = await writeDays();
    const { code, out, err } = await folder.cli(...data);
    log.close();
    expect([code, err]).toEqual([0, '']);
    expect(numbers(out)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(JSON.parse(out.split('\n')[1] ?? '')).toEqual({
      id: 2,
      run: 1,
      at: '2026-10-31T08:00:00.000Z',
      monoMs: 8 * HOUR_MS,
      level: 'warning',
      event: 'config-warning',
      facts: { line: 1 },
    });
  });

  test.each([
    [
      ['--since', '2026-11-01'],
      [3, 4, 5, 6, 7, 8],
    ],
    [
      ['--until', '2026-11-01'],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      ['--since', '2026-11-01', '--until', '2026-11-01'],
      [3, 4, 5],
    ],
    [
      ['--since', '2026-11-01T13:00+05:00', '--until', '2026-11-01T16:00:00Z'],
      [4, 5],
    ],
    [
      ['--level', 'warning'],
      [1, 2, 4, 5, 7, 8],
    ],
    [
      ['--level', 'error'],
      [2, 5, 8],
    ],
    [
      ['--event', 'app-started', '--event', 'relay-lost'],
      [0, 2, 3, 5, 6, 8],
    ],
    [['--event', 'app-started', '--since', '2026-11-02'], [6]],
  ])('with %j holds the lines %j', async (args, expected) => {
    (await writeDays()).close();
    expect(numbers((await folder.cli(...data, ...args)).out)).toEqual(expected);
  });

  test('goes to a file, for its owner only, and leaves no other file', async () => {
    (await writeDays()).close();
    const plain = join(folder.directory, 'all.jsonl');
    const packed = join(folder.directory, 'all.jsonl.gz');
    expect(await folder.cli(...data, '--out', plain)).toEqual({ code: 0, out: '', err: `9 lines in ${plain}\n` });
    expect((await folder.cli(...data, '--out', packed)).code).toBe(0);
    expect(numbers(readFileSync(plain, 'utf8'))).toHaveLength(9);
    expect(gunzipSync(readFileSync(packed)).toString()).toBe(readFileSync(plain, 'utf8'));
    expect(statSync(plain).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.directory).filter((name) => !name.startsWith('log.db'))).toEqual([
      'all.jsonl',
      'all.jsonl.gz',
    ]);
  });

  test('is complete over several reads, without lines written meanwhile', async () => {
    const log = openLog(folder.file, new FakeClock(), createRedactor());
    for (let line = 0; line < 2_500; line += 1) log.write('info', 'app-started', { line });
    const { out } = await folder.cli(...data);
    log.close();
    expect(numbers(out)).toEqual(Array.from({ length: 2_500 }, (_, at) => at));
  });

  test('of an empty log is empty', async () => {
    openLog(folder.file, new FakeClock(), createRedactor()).close();
    expect(await folder.cli(...data)).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('the table', () => {
  test('shows the last lines', async () => {
    (await writeDays()).close();
    const { code, out } = await folder.cli(...data, '--tail', '2');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'time (UTC)               run  level    event           facts',
        '2026-11-02 08:00:00.000  1    warning  config-warning  line=7',
        '2026-11-02 16:00:00.000  1    error    relay-lost      line=8',
        '',
      ].join('\n'),
    );
  });

  test('quotes values with spaces and never controls the terminal', async () => {
    const log = openLog(folder.file, new FakeClock(), createRedactor());
    log.write('error', 'relay-lost', { detail: 'gone\n\u001b[31m"for good"\u009b', port: '/dev/relay', kind: '' });
    log.close();
    const { out } = await folder.cli(...data, '--tail', '9', '--level', 'error');
    expect(out.split('\n')[1]).toContain(
      String.raw`detail="gone\n\u{1b}[31m\"for good\"\u{9b}" port=/dev/relay kind=""`,
    );
  });
});

describe('explains what is wrong with', () => {
  test.each([
    [[], /--data-dir is missing/],
    [['--data-dir', 'x', '--since', 'yesterday'], /--since yesterday: write a day as 2026-11-01/],
    [['--data-dir', 'x', '--until', '2026-02-30'], /--until 2026-02-30: there is no such day/],
    [['--data-dir', 'x', '--since', '2026-11-01T25:00'], /there is no such day or time/],
    [['--data-dir', 'x', '--since', '2026-11-02', '--until', '2026-11-01'], /later than --until/],
    [['--data-dir', 'x', '--level', 'debug'], /--level takes info, warning or error, not debug/],
    [['--data-dir', 'x', '--event', 'toString'], /--event toString: there is no such event/],
    [['--data-dir', 'x', '--out', 'log.db'], /has to end in \.jsonl or \.jsonl\.gz/],
    [['--data-dir', 'x', '--tail', '0'], /--tail takes a whole number from 1 to 100000, not 0/],
    [['--data-dir', 'x', '--tail', '5', '--out', 'a.jsonl'], /--tail does not go with --out/],
    [['--data-dir', 'x', '--events'], /--events does not go with --data-dir/],
    [['--data-dir', 'x', '--what'], /--what/],
    [['x'], /x/],
  ])('the arguments %j', async (args, expected) => {
    const { code, out, err } = await folder.cli(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
    expect(err).toContain('usage: sauda log');
  });

  test('the directory', async () => {
    const nothing = join(folder.directory, 'nothing');
    expect(await folder.cli('--data-dir', nothing)).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not exist'),
    });
    expect(await folder.cli(...data)).toMatchObject({ code: 1, err: expect.stringContaining('holds no log.db') });
    writeFileSync(nothing, '');
    expect(await folder.cli('--data-dir', nothing)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not a directory'),
    });
  });

  test('the log', async () => {
    writeFileSync(folder.file, 'no database '.repeat(1_000));
    expect(await folder.cli(...data)).toMatchObject({ code: 1, err: expect.stringContaining('is damaged') });
    writeFileSync(folder.file, '');
    expect(await folder.cli(...data)).toMatchObject({ code: 1, err: expect.stringContaining('is no technical log') });
  });

  test('the file to write to', async () => {
    (await writeDays()).close();
    const out = join(folder.directory, 'all.jsonl');
    writeFileSync(out, 'mine');
    expect(await folder.cli(...data, '--out', out)).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists already'),
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(await folder.cli(...data, '--out', join(folder.directory, 'no', 'all.jsonl'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('Choose a directory'),
    });
  });

  test('a directory in place of the log', async () => {
    mkdirSync(folder.file);
    expect(await folder.cli(...data)).toMatchObject({ code: 1, err: expect.stringContaining('log.db') });
  });
});

test('a time is a span of a day, a minute, a second or a millisecond', () => {
  const lengthMs = (text: string): number | string => {
    const moment = parseMoment(text);
    return moment.ok ? moment.value.endMs - moment.value.startMs : moment.error;
  };
  expect(
    ['2026-11-01', '2026-11-01T08:30', '2026-11-01 08:30:15', '2026-11-01T08:30:15.250+05:00'].map(lengthMs),
  ).toEqual([86_400_000, 60_000, 1_000, 1]);
});
