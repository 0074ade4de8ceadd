import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PaymentSettings } from '../../../../app/config/payment.ts';
import { problem, type Problem } from '../../../../app/problem.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import { ImportMachine } from './harness.ts';

const LITE = `version: 1
payment:
  kaspi: { scheme: lite, baseUrl: "https://a.kz/r1", deviceId: K, apiKeyFile: secrets/api-key }
`;
const KEY = 'f3a1-9c20-77AB';

let machine: ImportMachine;
let asked: string[] = [];
afterEach(() => {
  machine.remove();
});

function withKey(text: string | Buffer, answer: Result<void, Problem> = ok(undefined)): ImportMachine {
  asked = [];
  machine = new ImportMachine({
    text: LITE,
    tryPayment: (payment: PaymentSettings) => {
      const { kaspi } = payment;
      if (kaspi?.scheme === 'lite') asked.push(readFileSync(kaspi.apiKeyFile, 'utf8'));
      return Promise.resolve(answer);
    },
  });
  mkdirSync(join(dirname(machine.file), 'secrets'));
  writeFileSync(secret(), 'old-key\n');
  machine.put('key.txt', text);
  return machine;
}
const secret = (): string => join(dirname(machine.file), 'secrets', 'api-key');

test('is tried with the service first, then kept for this user alone, and stands in no entry and no view', async () => {
  await withKey(`\uFEFF${KEY}\r\n`).atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toEqual({ kind: 'secret-kept', trial: 'accepted' });
  expect(asked).toEqual([`${KEY}\n`]);
  expect(readFileSync(secret(), 'utf8')).toBe(`${KEY}\n`);
  expect(statSync(secret()).mode & 0o777).toBe(0o600);
  expect(existsSync(`${secret()}.trial`)).toBe(false);
  expect(machine.recorded).toMatchObject([{ what: 'secret-import' }, { what: 'secret-kept', about: 'kaspi' }]);
  expect(JSON.stringify([machine.entries, machine.views])).not.toContain(KEY);
});

test('that the service refuses is not kept', async () => {
  await withKey(KEY, err(problem('api-key-refused'))).atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toMatchObject({ kind: 'secret-not-accepted' });
  expect(readFileSync(secret(), 'utf8')).toBe('old-key\n');
  expect(existsSync(`${secret()}.trial`)).toBe(false);
  expect(machine.recorded.at(-1)).toMatchObject({ what: 'secret-not-kept', after: 'secret-not-accepted' });
});

test.each([
  ['Cyrillic letters that look alike', 'f3а1-9с20', 'key-cyrillic'],
  ['nothing', ' \r\n', 'key-missing'],
  ['two lines', 'one\ntwo', 'key-odd'],
  ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'key-odd'],
  ['a book', 'x'.repeat(5_000), 'key-odd'],
])('%s is a sentence, and nobody is asked', async (_, text, mistake) => {
  await withKey(text).atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toEqual({ kind: 'secret-mistake', mistake });
  expect([asked, readFileSync(secret(), 'utf8')]).toEqual([[], 'old-key\n']);
});

test('for which the configuration names no file has nowhere to go', async () => {
  machine = new ImportMachine();
  machine.put('key.txt', KEY);
  await machine.atDoor();
  expect(machine.door).toMatchObject({ opened: null, notice: { kind: 'no-secret' } });
});

const OF_SERVICES = `version: 1
payment:
  apiPay: { baseUrl: "https://ap.kz/api", apiKeyFile: secrets/apipay-key }
  byFly: { baseUrl: "https://bf.kz/api", apiTokenFile: secrets/byfly-token }
`;

/** A stick with a key for a machine with two services, which answer in this way. */
async function atServices(answers: readonly Result<void, Problem>[]): Promise<PaymentSettings[]> {
  const tried: PaymentSettings[] = [];
  machine = new ImportMachine({
    text: OF_SERVICES,
    tryPayment: (payment) => {
      const file = payment.apiPay?.apiKeyFile ?? payment.byFly?.apiTokenFile ?? '';
      expect(readFileSync(file, 'utf8')).toBe(`${KEY}\n`);
      tried.push(payment);
      return Promise.resolve(answers[tried.length - 1] ?? ok(undefined));
    },
  });
  machine.put('key.txt', KEY);
  await machine.atDoor();
  return tried;
}
const at = (name: string): string => join(dirname(machine.file), 'secrets', name);

test('of another service is tried with that one alone, and kept when it is accepted', async () => {
  const tried = await atServices([]);
  await machine.do({ kind: 'choose-secret', secret: 'byFly' });
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toEqual({ kind: 'secret-kept', trial: 'accepted' });
  expect(Object.keys(tried[0] ?? {})).toEqual(['byFly']);
  expect(readFileSync(at('byfly-token'), 'utf8')).toBe(`${KEY}\n`);
  expect(existsSync(at('apipay-key'))).toBe(false);
});

test('of a service that does not answer is kept untried only when somebody says so', async () => {
  const tried = await atServices([err(problem('network-unreachable')), ok(undefined)]);
  await machine.do({ kind: 'choose-secret', secret: 'apiPay' });
  await machine.do({ kind: 'start' });
  expect(machine.door).toMatchObject({
    canKeepUntried: true,
    notice: { kind: 'secret-not-accepted', problem: { reason: 'network-unreachable' } },
  });
  expect(existsSync(at('apipay-key'))).toBe(false);
  await machine.do({ kind: 'keep-untried' });
  expect(machine.door).toMatchObject({ canKeepUntried: false, notice: { kind: 'secret-kept', trial: 'not-tried' } });
  expect([tried.length, readFileSync(at('apipay-key'), 'utf8')]).toEqual([1, `${KEY}\n`]);
  expect(machine.recorded.map((entry) => ('after' in entry ? entry.after : null))).toEqual([
    null,
    'secret-not-accepted',
    'untried',
    'secret-kept',
  ]);
});

test('that the service has refused cannot be kept untried', async () => {
  await atServices([err(problem('api-key-refused'))]);
  await machine.do({ kind: 'choose-secret', secret: 'apiPay' });
  await machine.do({ kind: 'start' });
  expect(machine.door.canKeepUntried).toBe(false);
  await machine.do({ kind: 'keep-untried' });
  expect(existsSync(at('apipay-key'))).toBe(false);
});
