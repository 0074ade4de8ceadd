import { chmodSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OUTBOX_LIMITS } from '../../../app/fleet/outbox/limits.ts';
import { DAY_MS } from '../../../app/units.ts';
import { IdentityStore } from '../../../main/fleet-identity/store.ts';
import { Outbox } from '../../../main/fleet/outbox/outbox.ts';
import { Installation } from '../../support/doctor/installation.ts';

let installation: Installation;
beforeEach(() => {
  installation = new Installation();
});
afterEach(() => {
  installation.dispose();
});

test('a machine that belongs to no fleet has no line of it', async () => {
  const { lines } = await installation.examine();
  expect(lines.filter(({ area }) => area === 'fleet')).toEqual([]);
});

test('a machine whose fleet can hear it: until when, and through which broker', async () => {
  installation.joinFleet();
  const { code, lines, duties } = await installation.examine();
  expect(duties).toEqual([]);
  expect(code).toBe(0);
  const said = lines.filter(({ area }) => area === 'fleet').map(({ sentence }) => sentence);
  expect(said[0]).toMatch(/^client, its certificate is valid until /);
  expect(said[1]).toBe('The broker fleet.example.kz:8883 answers.');
});

test('a machine that gets its place by a code: what to do for one, and then whose certificate it is', async () => {
  installation.configure({ more: { fleet: { newcomers: 'mqtts://fleet.example.kz:8884' } } });
  const before = await installation.examine();
  expect(before.duties).toEqual(['fleet-not-joined']);
  const text = (name: string): string => readFileSync(installation.path(`/etc/sauda/certs/${name}`), 'utf8');
  await new IdentityStore(installation.path('/var/lib/sauda')).install(
    {
      kioskId: 'client',
      broker: 'mqtts://fleet.example.kz',
      certificate: text('client.cer'),
      authority: text('authority.cer'),
      keyPem: text('client.key'),
      operatorKeys: [],
    },
    null,
  );
  const { duties, lines } = await installation.examine();
  expect(duties).toEqual([]);
  const said = lines.filter(({ area }) => area === 'fleet').map(({ sentence }) => sentence);
  expect(said).toEqual([
    expect.stringMatching(/^client, its certificate is valid until /),
    'The broker fleet.example.kz:8883 answers.',
  ]);
});

test('when the machine was connected last, and what has not been sent', async () => {
  installation.joinFleet();
  const outbox = new Outbox(installation.path('/var/lib/sauda/fleet.db'), OUTBOX_LIMITS);
  outbox.setFact('heard', String(installation.wallMs - 60_000));
  outbox.add({ topic: 'events', class: 'telemetry', atMs: 0, body: '{}' });
  outbox.close();
  const { lines, duties } = await installation.examine();
  expect(duties).toEqual([]);
  expect(lines.find(({ finding }) => finding === 'fleet-heard')?.sentence).toMatch(/, messages not sent yet: 1\.$/);
  installation.wallMs += 2 * DAY_MS;
  expect((await installation.examine()).duties).toEqual(['fleet-silent']);
  installation.write('/var/lib/sauda/fleet.db', 'no database at all');
  expect((await installation.examine()).duties).toEqual(['fleet-file-unreadable']);
});

const RAW_KEY = Buffer.alloc(32, 7).toString('base64');

/** What is wrong, and what the lines have to say of it, those of the bank's certificate left out. */
const BROKEN: readonly (readonly [string, (one: Installation) => void, readonly string[]])[] = [
  [
    'the certificate has expired',
    (one) => {
      one.wallMs += 366 * DAY_MS;
    },
    ['fleet-expired'],
  ],
  [
    'the certificate expires soon',
    (one) => {
      one.wallMs += 350 * DAY_MS;
    },
    ['fleet-expires-soon'],
  ],
  [
    'the certificate is another machine’s',
    (one) => {
      one.joinFleet({ kioskId: 'KIOSK-0002' });
    },
    ['fleet-name-differs'],
  ],
  [
    'the certificate is no certificate',
    (one) => {
      one.write('/etc/sauda/certs/fleet.cer', 'x');
      one.joinFleet({ certFile: 'certs/fleet.cer' });
    },
    ['fleet-file-unreadable'],
  ],
  [
    'the key is that of another certificate',
    (one) => {
      one.joinFleet({ certFile: 'certs/authority.cer', kioskId: 'authority' });
    },
    ['fleet-key-differs'],
  ],
  [
    'the key is no key',
    (one) => {
      one.write('/etc/sauda/certs/fleet.key', '', 0o600);
      one.joinFleet({ keyFile: 'certs/fleet.key' });
    },
    ['fleet-file-unreadable'],
  ],
  [
    'an authority and an operator’s key are missing',
    (one) => {
      one.joinFleet({ caFiles: ['certs/gone.cer'], operatorKeys: ['certs/operator.pem'] });
    },
    ['fleet-file-unreadable', 'fleet-file-unreadable'],
  ],
  [
    'an operator’s key is of another kind',
    (one) => {
      one.joinFleet({ operatorKeys: ['certs/client.cer', RAW_KEY] });
    },
    ['fleet-file-unreadable'],
  ],
  [
    'the broker does not answer',
    (one) => {
      one.network = { ...one.network, isOpen: false };
    },
    ['fleet-broker-closed'],
  ],
  [
    'the broker’s name is not found',
    (one) => {
      one.network = { ...one.network, address: null };
    },
    ['fleet-broker-closed'],
  ],
];

test.each(BROKEN)('%s', async (_what, breakIt, findings) => {
  installation.joinFleet();
  breakIt(installation);
  const { lines, code } = await installation.examine();
  expect(lines.filter(({ area, sound }) => area === 'fleet' && !sound).map(({ finding }) => finding)).toEqual(findings);
  expect(code).toBe(1);
  for (const { sentence } of lines) expect(sentence).not.toMatch(/\{\w+\}|^$/);
});

test('a key that everybody may read', async () => {
  installation.joinFleet();
  chmodSync(installation.path('/etc/sauda/certs/client.key'), 0o644);
  const { lines } = await installation.examine();
  const open = lines.filter(({ finding }) => finding === 'files-open').map(({ sentence }) => sentence);
  expect(open.length).toBeGreaterThan(0);
  expect(open[0]).toContain('/etc/sauda/certs/client.key');
});
