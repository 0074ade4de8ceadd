import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { sharedLookup, type AddressSource } from '../../../main/payments/https/lookup.ts';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const harness = withNetwork();
const start = withKiosk();
const HERE: readonly LookupAddress[] = [{ address: '127.0.0.1', family: 4 }];

/** A name server that can be taken away. */
class NameServer {
  mode: 'answers' | 'gone' | 'hangs' = 'answers';
  asked = 0;
  readonly ask: AddressSource = (name, found) => {
    this.asked += 1;
    if (this.mode === 'hangs') return;
    const gone = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    const { mode } = this;
    setImmediate(() => {
      found(mode === 'gone' ? gone : null, mode === 'gone' ? [] : HERE);
    });
  };
}

test('an unknown name: no network, and service again when it is resolved', async () => {
  const names = new NameServer();
  names.mode = 'gone';
  const kiosk = await start({ payments: harness.payments({ lookup: sharedLookup(names.ask) }) });
  await until(() => kiosk.screen.name === 'out-of-service' && kiosk.screen.problem.reason === 'network-unreachable');
  expect(kiosk.screen).toMatchObject({ problem: { parameters: { code: 'ENOTFOUND' } } });
  names.mode = 'answers';
  await harness.pass(kiosk, 30_000);
  expect(kiosk.screen.name).toBe('idle');
});

test('a machine without a name server is reported', async () => {
  const url = new URL(harness.lineUrl);
  url.hostname = 'kaspi-qr.invalid';
  const answered = await harness.coldProvider({ settings: { baseUrl: url.href } }).connect();
  expect(answered).toMatchObject({ ok: false, error: { action: 'retry', problem: { reason: 'network-unreachable' } } });
});

test('DNS fails after the start: the last known address is used, with the same certificate check', async () => {
  const names = new NameServer();
  const provider = await harness.warmProvider({ lookup: sharedLookup(names.ask) });
  names.mode = 'gone';
  harness.line.hangUp();
  await until(() => harness.line.open === 0);
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(harness.line.accepted).toBe(2);
});

test('a name server that hangs gets one query for any number of requests', async () => {
  const names = new NameServer();
  names.mode = 'hangs';
  const provider = harness.coldProvider({ lookup: sharedLookup(names.ask) });
  for (let round = 0; round < 10; round += 1) {
    const connecting = provider.connect();
    await harness.clock.advance(REQUEST_LIMITS.setUpMs);
    expect(await connecting).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
  }
  expect(names.asked).toBe(1);
  expect(harness.clock.pendingTimers).toBe(0);
  expect(harness.line.accepted).toBe(0);
});
