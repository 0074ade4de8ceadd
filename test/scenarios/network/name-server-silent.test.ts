import type { LookupAddress } from 'node:dns';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAddressStore, type AddressStore } from '../../../main/payments/https/address-store.ts';
import { sharedLookup, type AddressSource, type ServiceLookup } from '../../../main/payments/https/lookup.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { drainMicrotasks } from '../../support/fakes/fake-clock.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const HERE: LookupAddress = { address: '127.0.0.1', family: 4 };
/** An address of this machine without a listener: a connection is refused at once. */
const NOBODY: LookupAddress = { address: '127.0.0.9', family: 4 };
const NOBODY_6: LookupAddress = { address: '::1', family: 6 };
/** About a second, and a moment for what it sets off. */
const A_SECOND_MS = 1_100;

type Says = readonly LookupAddress[] | 'silence' | 'SERVFAIL';

/** Name servers whose answer a test chooses. */
class NameServers {
  says: Says = [HERE];
  asked = 0;
  readonly waiting: (() => void)[] = [];
  readonly ask: AddressSource = (_name, found) => {
    this.asked += 1;
    const { says } = this;
    if (says === 'silence') {
      this.waiting.push(() => {
        found(null, [HERE]);
      });
    } else if (says === 'SERVFAIL') {
      found(Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }), []);
    } else {
      found(null, says);
    }
  };

  lookup(store: AddressStore | null = null): ServiceLookup {
    return sharedLookup(this.ask, { clock: harness.clock, store });
  }
}

/** Every connection ends, so that the next request needs the name again. */
async function hangUp(): Promise<void> {
  harness.line.hangUp();
  await until(() => harness.line.open === 0);
}

/** A request, with a second for the name server. */
async function after<T>(answer: Promise<T>): Promise<T> {
  for (let turn = 0; turn < 20; turn += 1) await drainMicrotasks();
  await harness.clock.advance(A_SECOND_MS);
  return answer;
}

test('a name server that never answers: after a second the last known address is used', async () => {
  const names = new NameServers();
  const provider = await harness.warmProvider({ lookup: names.lookup() });
  names.says = 'silence';
  await hangUp();
  expect(await after(provider.ping())).toMatchObject({ ok: true });
  // The query continues, and no further request waits for it.
  const asked = names.asked;
  await hangUp();
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(names.asked).toBe(asked);
  names.says = [HERE];
  names.waiting.at(-1)?.();
  await hangUp();
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(names.asked).toBe(asked + 1);
});

test('the address survives a restart, and only the owner can read its file', async () => {
  const data = mkdtempSync(join(harness.directory, 'data-'));
  const names = new NameServers();
  await harness.warmProvider({ lookup: names.lookup(openAddressStore(data)) });
  const kept = join(data, 'addresses.json');
  await until(() => {
    try {
      return readFileSync(kept, 'utf8').includes('localhost');
    } catch {
      return false;
    }
  });
  names.says = 'silence';
  const next = harness.coldProvider({ lookup: names.lookup(openAddressStore(data)) });
  expect(await after(next.connect())).toMatchObject({ ok: true });
});

test.each([
  ['SERVFAIL', 'SERVFAIL'],
  ['no address at all', []],
] as const)('%s: the last known address serves', async (_what, says) => {
  const names = new NameServers();
  const provider = await harness.warmProvider({ lookup: names.lookup() });
  names.says = says;
  await hangUp();
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test.each([
  ['an address where nobody listens', [NOBODY]],
  ['IPv6 first where only IPv4 works', [NOBODY_6, HERE]],
  ['IPv6 alone', [NOBODY_6]],
] as const)('%s: the address that worked is tried as well', async (_what, says) => {
  const names = new NameServers();
  const provider = await harness.warmProvider({ lookup: names.lookup() });
  names.says = says;
  await hangUp();
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('IPv6 listed first where only IPv4 works, from the first start on', async () => {
  const names = new NameServers();
  names.says = [NOBODY_6, HERE];
  expect(await harness.coldProvider({ lookup: names.lookup() }).connect()).toMatchObject({ ok: true });
});

test('another server at the known address fails the check of its name', async () => {
  const names = new NameServers();
  const url = new URL(harness.lineUrl);
  url.hostname = 'somebody-else.example';
  const store: AddressStore = { load: () => new Map([['somebody-else.example', HERE]]), save: () => undefined };
  names.says = 'silence';
  const provider = harness.coldProvider({ settings: { baseUrl: url.href }, lookup: names.lookup(store) });
  expect(await after(provider.connect())).toMatchObject({
    ok: false,
    error: { problem: { reason: 'server-untrusted' } },
  });
});

test('many names do not use many threads', async () => {
  const names = new NameServers();
  names.says = 'silence';
  const lookup = names.lookup();
  const asked = ['a', 'b', 'c', 'd', 'e'].map(
    (name) =>
      new Promise<string>((resolve) => {
        lookup(name, { all: true }, (error) => {
          resolve(error?.code ?? 'found');
        });
      }),
  );
  expect(await Promise.all(asked.slice(2))).toEqual(['EAI_AGAIN', 'EAI_AGAIN', 'EAI_AGAIN']);
  expect(names.asked).toBe(2);
});
