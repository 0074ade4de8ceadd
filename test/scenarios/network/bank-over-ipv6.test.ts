import type { LookupAddress } from 'node:dns';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import type { AddressStore } from '../../../main/payments/https/address-store.ts';
import { sharedLookup, type ServiceLookup } from '../../../main/payments/https/lookup.ts';
import { ConnectProxy } from '../../support/network/connect-proxy.ts';
import { DeafAddress } from '../../support/network/deaf-address.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const V4: LookupAddress = { address: '127.0.0.1', family: 4 };
const V4_NEW: LookupAddress = { address: '127.0.0.2', family: 4 };
const V6: LookupAddress = { address: '::1', family: 6 };
/** The same one in other words. */
const V6_ALSO: LookupAddress = { address: '0:0:0:0:0:0:0:1', family: 6 };

/** Where SYNs vanish. The last address that is left is waited for as long as the request waits. */
const ATTEMPT_MS = 50;
/** Where an address accepts: a connection that a busy computer makes late is no address that is given up. */
const PATIENT_MS = 600_000;

/** The bank at one address; `isSilent` where it accepts connections and nothing goes through them. */
interface Place {
  readonly server: Server;
  readonly sockets: Set<Socket>;
}
const places: Place[] = [];
afterEach(() => {
  for (const place of places.splice(0)) closePlace(place);
});

function closePlace({ server, sockets }: Place): void {
  server.close();
  for (const socket of sockets) socket.destroy();
}

async function bankAt({ address }: LookupAddress, port: number, isSilent = false): Promise<Place> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    sockets.add(near.on('error', () => undefined));
    if (isSilent) return;
    const far = connect(harness.line.port, '127.0.0.1');
    sockets.add(far.on('error', () => undefined));
    near.pipe(far).pipe(near);
  });
  const place = { server, sockets };
  places.push(place);
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return place;
}

function portOf({ server }: Place): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return address.port;
}

/** A provider whose name server says what `says` holds at that moment. */
function providerAt(port: number, says: () => readonly LookupAddress[]): KaspiProvider {
  const lookup = lookupOf(says, { attemptMs: PATIENT_MS });
  return harness.coldProvider({ settings: { baseUrl: urlAt(port) }, lookup });
}

function urlAt(port: number): string {
  const url = new URL(harness.lineUrl);
  url.port = String(port);
  return url.href;
}

function lookupOf(
  says: () => readonly LookupAddress[],
  { store = null, attemptMs = ATTEMPT_MS }: { store?: AddressStore | null; attemptMs?: number } = {},
): ServiceLookup {
  return sharedLookup(
    (_name, found) => {
      found(null, says());
    },
    { clock: harness.clock, attemptMs, store },
  );
}

/** An address at which every SYN vanishes. */
async function deafAt({ address }: LookupAddress): Promise<number> {
  const deaf = await DeafAddress.open(address);
  harness.afterwards(() => {
    deaf.close();
  });
  return deaf.port;
}

/** The address that the next connection tries first. */
function firstOf(lookup: ServiceLookup): Promise<string | undefined> {
  return new Promise((resolve) => {
    lookup('localhost', { all: true }, (_error, addresses) => {
      resolve(typeof addresses === 'string' ? addresses : addresses[0]?.address);
    });
  });
}

test('a bank with an IPv6 address alone is reached', async () => {
  const port = portOf(await bankAt(V6, 0));
  expect(await providerAt(port, () => [V6]).connect()).toMatchObject({ ok: true });
});

test('IPv6 that accepts connections and loses what goes through them: the next request takes IPv4, and later ones stay there', async () => {
  const silent = await bankAt(V6, 0, true);
  const port = portOf(silent);
  await bankAt(V4, port);
  const provider = providerAt(port, () => [V6, V4]);
  const lost = provider.connect();
  await until(() => silent.sockets.size > 0);
  await harness.clock.advance(REQUEST_LIMITS.setUpMs);
  expect(await lost).toMatchObject({ ok: false, error: { action: 'retry' } });
  const accepted = silent.sockets.size;
  expect(await provider.connect()).toMatchObject({ ok: true });
  harness.line.hangUp();
  await until(() => harness.line.open === 0);
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(silent.sockets.size).toBe(accepted);
});

test('the bank moves to another address while the machine runs: the name server is asked again', async () => {
  const old = await bankAt(V4, 0);
  const port = portOf(old);
  let says = [V4];
  const provider = providerAt(port, () => says);
  expect(await provider.connect()).toMatchObject({ ok: true });
  await bankAt(V4_NEW, port);
  says = [V4_NEW];
  closePlace(old);
  await until(() => harness.line.open === 0);
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('the old address of a bank that has moved accepts connections and is silent: the new one is taken at once', async () => {
  const old = await bankAt(V4, 0);
  const port = portOf(old);
  let says = [V4];
  const provider = providerAt(port, () => says);
  expect(await provider.connect()).toMatchObject({ ok: true });
  closePlace(old);
  await until(() => harness.line.open === 0);
  const silent = await bankAt(V4, port, true);
  await bankAt(V4_NEW, port);
  says = [V4_NEW];
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(silent.sockets.size).toBe(0);
});

test.each([
  ['IPv6, listed first', V6, [V6, V4]],
  ['IPv6, with several addresses', V6, [V6, V6_ALSO, V4]],
  ['IPv4, where IPv6 works', V4, [V4, V6]],
] as const)(
  'SYNs vanish over %s: the other family is tried after a moment, and first from then on',
  async (_what, deaf, says) => {
    const port = await deafAt(deaf);
    const works = deaf === V6 ? V4 : V6;
    await bankAt(works, port);
    const lookup = lookupOf(() => says);
    const provider = harness.coldProvider({ settings: { baseUrl: urlAt(port) }, lookup });
    expect(await provider.connect()).toMatchObject({ ok: true });
    expect(await firstOf(lookup)).toBe(works.address);
  },
);

test('SYNs vanish at the remembered address, which the name server still names: the other one is tried within the same request', async () => {
  const port = await deafAt(V6);
  await bankAt(V4, port);
  const saved: string[] = [];
  const store: AddressStore = {
    load: () => new Map([['localhost', V6]]),
    save: (known) => void saved.push(known.get('localhost')?.address ?? ''),
  };
  const lookup = lookupOf(() => [V4, V6], { store });
  expect(await firstOf(lookup)).toBe(V6.address);
  const provider = harness.coldProvider({ settings: { baseUrl: urlAt(port) }, lookup });
  expect(await provider.connect()).toMatchObject({ ok: true });
  expect(saved).toEqual([V4.address]);
  expect(await firstOf(lookup)).toBe(V4.address);
});

test('SYNs vanish over the IPv6 address of the proxy: its IPv4 address is tried', async () => {
  const port = await deafAt(V6);
  const proxy = await ConnectProxy.open();
  harness.afterwards(() => proxy.die());
  const near = createServer((socket) => {
    const far = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    socket
      .on('error', () => undefined)
      .pipe(far)
      .pipe(socket);
  });
  await new Promise<void>((resolve) => near.listen(port, V4.address, resolve));
  harness.afterwards(() => void near.close());
  const settings = { proxy: `http://localhost:${String(port)}` };
  const provider = harness.coldProvider({ settings, lookup: lookupOf(() => [V6, V4]) });
  expect(await provider.connect()).toMatchObject({ ok: true });
  expect(proxy.asked).toHaveLength(1);
});

test('an address gets two seconds where nothing else is said, less than any request', () => {
  const { attemptMs } = sharedLookup();
  expect(attemptMs).toBe(2_000);
  expect(attemptMs * 2).toBeLessThanOrEqual(Math.min(...Object.values(REQUEST_LIMITS)));
});
