import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogFacts } from '../../../app/log/events.ts';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const folder = useLogFolder();

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
const asciiOnly = (text: string): string =>
  text.replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** How others write down what they were sent. */
const FORMS: Readonly<Record<string, (secret: string) => string>> = {
  'plain': (secret) => secret,
  'JSON': quoted,
  'JSON in JSON': (secret) => quoted(quoted(secret)),
  'JSON in ASCII': (secret) => asciiOnly(quoted(secret)),
  'JSON with escaped slashes': (secret) => quoted(secret).replaceAll('/', '\\/'),
  'URL': encodeURIComponent,
  'URL, small letters': (secret) => encodeURIComponent(secret).replaceAll(/%../g, (byte) => byte.toLowerCase()),
  'URL twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'form': (secret) => new URLSearchParams({ secret }).toString().slice('secret='.length),
  'base64': base64,
  'base64url': (secret) => Buffer.from(secret).toString('base64url'),
  'base64 behind one byte': (secret) => base64(`:${secret}`),
  'base64 behind two bytes': (secret) => base64(`u:${secret}`),
  'base64 of JSON': (secret) => base64(quoted(secret)),
  'hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
  'HTML': (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
};

const anySecret = fc.oneof(
  fc.string({ minLength: 9, maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 9, maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '/', '%', '+', '&', ' ', '\n', '{', ':', 'a', '7', 'ж', '😀'),
    minLength: 9,
    maxLength: 20,
  }),
);

/** What must not be found; of base64 also the digits that belong to the secret alone. */
function traces(secret: string): readonly string[] {
  return [
    ...Object.values(FORMS).map((form) => form(secret)),
    base64(`:${secret}`).slice(2),
    base64(`u:${secret}`).slice(3),
  ];
}

/** Text that a secret of `anySecret` can only hold by being in it, not by chance. */
function isTelling(secret: string): boolean {
  return new Set(secret).size >= 4 && secret.trim() === secret;
}

describe('a protected secret', () => {
  const factsOf = (secret: string): LogFacts => ({
    ...Object.fromEntries(Object.entries(FORMS).map(([name, form]) => [name, `before ${form(secret)} after`])),
    ...Object.fromEntries(Object.entries(FORMS).map(([name, form]) => [form(secret), name])),
    body: JSON.stringify({ nested: JSON.stringify({ secret }) }),
    header: `Authorization: Basic ${base64(`kiosk:${secret}`)}`,
  });

  test('appears in no form in the file, on standard error or in the export', async () => {
    await fc.assert(
      fc.asyncProperty(anySecret.filter(isTelling), async (secret) => {
        const redactor = createRedactor();
        redactor.protect(secret);
        folder.printed.length = 0;
        rmSync(folder.file, { force: true });
        const log = openLog(folder.file, new FakeClock(), redactor);
        log.write('info', 'app-started', factsOf(secret));
        log.close();
        const { out } = await folder.cli('--data-dir', folder.directory);
        const { out: tail } = await folder.cli('--data-dir', folder.directory, '--tail', '5');
        const everything = [folder.rawBytes(), folder.printed.join(''), out, tail].join('\n');
        expect(traces(secret).filter((trace) => everything.includes(trace))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is not assembled from a name and its value, or from neighbours', () => {
    fc.assert(
      fc.property(anySecret.filter(isTelling), fc.nat(), (secret, at) => {
        const cut = 1 + (at % (secret.length - 1));
        const [head, tail] = [secret.slice(0, cut), secret.slice(cut)];
        const redactor = createRedactor();
        redactor.protect(secret);
        for (const facts of [{ [head]: tail }, { a: head, b: tail }, { [head]: 1, [tail]: 2 }]) {
          // Names that are numbers go first, whatever the order was.
          if (Object.keys(facts).some((name) => /^\d+$/.test(name))) continue;
          expect(redactor.redactFacts<LogFacts>(facts)).toEqual({ '•••': '•••' });
        }
      }),
    );
  });

  test('that looks like the JSON between two facts is found there as well', () => {
    const redactor = createRedactor();
    redactor.protect('user":"kiosk');
    expect(JSON.stringify(redactor.redactFacts<LogFacts>({ user: 'kiosk' }))).toBe('{"•••":"•••"}');
  });

  test('is masked as a number', () => {
    const redactor = createRedactor();
    redactor.protect('48151623');
    expect(redactor.redactFacts<LogFacts>({ pin: 48_151_623, priceTiyn: 45_000 })).toEqual({
      pin: '•••',
      priceTiyn: 45_000,
    });
  });

  test('that overlaps another one leaves no part of either', () => {
    const redactor = createRedactor();
    redactor.protect('abcd-efgh');
    redactor.protect('xabcd');
    expect(redactor.redact('<xabcd-efgh>')).toBe('<•••>');
  });

  test('of many backslashes does not make the search slow', () => {
    const redactor = createRedactor();
    redactor.protect('\\\\"\\\\"x');
    const text = '\\'.repeat(50_000);
    expect(redactor.redact(text)).toBe(text);
  });
});

describe('a very short secret', () => {
  test.each(['a', '7', 'ab', 'k9!', 'жа'])('%s is masked where it stands alone, and innocent words stay', (secret) => {
    const redactor = createRedactor();
    redactor.protect(secret);
    const clean = redactor.redactFacts<LogFacts>({
      whole: secret,
      inside: `pin=${secret}, please`,
      base64: base64(secret),
      word: `x${secret}x`,
    });
    expect(clean).toEqual({ whole: '•••', inside: 'pin=•••, please', base64: '•••', word: `x${secret}x` });
  });

  test('of no characters masks nothing', () => {
    const redactor = createRedactor();
    redactor.protect('');
    expect(redactor.redact('the relay is gone')).toBe('the relay is gone');
  });
});

describe('a secret that becomes known after lines were written', () => {
  const SECRET = 'correct horse/"battery"';

  test('is taken out of the lines of this start at once, without a trace in the file', () => {
    const redactor = createRedactor();
    const log = openLog(folder.file, new FakeClock(), redactor);
    for (let line = 0; line < 100; line += 1)
      log.write('info', 'config-loaded', { line, file: `${SECRET} ${base64(SECRET)}` });
    redactor.protect(SECRET);
    // Not even in the write-ahead log of a running kiosk.
    expect(folder.rawBytes()).not.toMatch(/battery|Y29ycmVjdC/);
    log.close();
    expect(folder.rows()).toHaveLength(100);
    expect(folder.rows().at(-1)).toMatchObject({ event: 'config-loaded', facts: '{"line":99,"file":"••• •••"}' });
  });

  test('is taken out of the lines of earlier starts at quiet moments', async () => {
    const before = openLog(folder.file, new FakeClock(), createRedactor());
    for (let line = 0; line < 3_000; line += 1) before.write('info', 'config-loaded', { line, file: SECRET });
    before.close();
    const clock = new FakeClock();
    const redactor = createRedactor();
    const log = openLog(folder.file, clock, redactor);
    redactor.protect(SECRET);
    expect(folder.rawBytes()).toContain('battery');
    await clock.advance(10_000);
    expect(folder.rawBytes()).not.toContain('battery');
    expect(clock.pendingTimers).toBe(0);
    log.close();
    expect(folder.rows()).toHaveLength(3_000);
  });

  test('is not in the space of deleted lines either', async () => {
    const clock = new FakeClock();
    const redactor = createRedactor();
    const log = openLog(folder.file, clock, redactor, { maxAgeMs: 1e12, maxBytes: 1e8, maxRows: 10 });
    for (let line = 0; line < 500; line += 1) log.write('info', 'config-loaded', { line, file: SECRET });
    await clock.advance(10_000);
    expect(folder.rows()).toHaveLength(10);
    redactor.protect(SECRET);
    log.close();
    expect(folder.rawBytes()).not.toContain('battery');
  });
});

test('a line that is too long is cut after the secrets are masked', () => {
  const redactor = createRedactor();
  redactor.protect('secret-of-the-kiosk');
  const log = openLog(folder.file, new FakeClock(), redactor);
  log.write('error', 'internal-error', { detail: `${'x'.repeat(7_990)}secret-of-the-kiosk${'y'.repeat(50_000)}` });
  log.close();
  expect(folder.rows()[0]?.facts.length).toBeLessThan(8_100);
  expect(folder.rawBytes()).not.toContain('secret-of');
});
