import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { problem, PROBLEM_REASONS } from '../../../app/problem.ts';
import type { Role } from '../../../app/role.ts';
import { homeDoor } from '../../../app/service/doors/home/door.ts';
import type { HomeFact, HomeFacts, HomeLine, HomeOutcome, HomeState } from '../../../app/service/doors/home/types.ts';
import { initialState, type KioskState } from '../../../app/session/state/state.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import type { PaymentGate } from '../../../app/session/state/gates.ts';
import type { ServiceState } from '../../../app/session/state/service-state.ts';
import { aService, INVOICE } from '../../support/harness/machine-settings.ts';

const NOW = { wallMs: Date.parse('2026-11-20T12:00:00+05:00'), monoMs: 1_000 };
const DAY_MS = 86_400_000;

function withGate(gate: PaymentGate): ServiceState {
  return { about: aService(), gate, registeredMonoMs: null, refusals: 0 };
}

const READY: KioskState = {
  ...initialState({ ...harnessSettings, hasAcceptor: true, printer: 'optional' }),
  journal: { kind: 'ready' },
  relay: { kind: 'ready' },
  printer: { kind: 'ready', isPaperNearEnd: false },
  acceptor: { kind: 'ready', billsTiyn: [tiyn(50_000)], pause: null },
  services: [withGate({ kind: 'ready', pingsLost: 0, pingMonoMs: null })],
  tradePoint: 'Market',
};
const FACTS: HomeFacts = {
  version: '1.0.0',
  sinceWallMs: NOW.wallMs,
  wallMs: NOW.wallMs,
  configFile: '/etc/sauda/kiosk.yaml',
  demoUntilMs: null,
  service: {
    host: 'bank.example:8544',
    contract: 'contract',
    deviceId: 'KIOSK-0001',
    tradePointId: '12',
    hasCertificate: true,
    lastAnswer: { wallMs: NOW.wallMs, durationMs: 84 },
    clockOffsetMs: -3_000,
  },
  ports: { relay: '/dev/relay (lcus)', sensor: null, acceptor: '/dev/bills (ccnet)', printer: '/dev/print (escpos)' },
  acceptor: { model: 'SM', firmware: 'SM-KZ1', serialNumber: '21KC0001' },
  addresses: ['192.0.2.2'],
  diskFreeBytes: 50e9,
  failedUpdates: null,
};

function context(kiosk: KioskState, role: Role = 'technician') {
  return { kiosk, role, now: NOW };
}

function opened(kiosk = READY, role: Role = 'technician'): HomeState {
  return homeDoor.open(context(kiosk, role)).state;
}

function after(state: HomeState, ...outcomes: readonly HomeOutcome[]): HomeState {
  return outcomes.reduce(
    (before, outcome) => homeDoor.onOutcome(before, outcome, context(READY)).state ?? before,
    state,
  );
}

const JOURNAL = {
  entries: 20,
  debts: { count: 0, sumTiyn: tiyn(0) },
  doubts: { count: 0, sumTiyn: tiyn(0) },
  invoices: { count: 0, sumTiyn: tiyn(0) },
  notes: [{ valueTiyn: tiyn(50_000), count: 2 }],
};
const KNOWN = after(
  opened(),
  { kind: 'facts-read', facts: FACTS },
  { kind: 'journal-read', journal: JOURNAL },
  { kind: 'chain-read', chain: { kind: 'intact', since: 1, until: 20 } },
  {
    kind: 'certificate-read',
    certificate: {
      subject: 'C=KZ, O=Contoso Ltd., CN=kiosk.kz',
      notAfterMs: NOW.wallMs + 400 * DAY_MS,
      isInstalled: false,
    },
  },
);

function lines(state: HomeState, kiosk = READY, role: Role = 'technician'): readonly HomeLine[] {
  return homeDoor.view(state, context(kiosk, role)).lines;
}

function lineOf(fact: HomeFact, state: HomeState, kiosk = READY, role: Role = 'technician'): HomeLine | undefined {
  return lines(state, kiosk, role).find((line) => line.fact === fact);
}

describe('the lines of home', () => {
  test('every line of a machine that works is good, with its facts', () => {
    expect(lines(KNOWN).filter(({ level }) => level !== 'works' && level !== 'absent')).toEqual([]);
    expect(lineOf('payment', KNOWN)?.text?.values).toMatchObject({
      host: 'bank.example:8544',
      point: 'Market',
      device: 'KIOSK-0001',
      ms: 84,
    });
    expect(lineOf('certificate', KNOWN)?.text?.values).toMatchObject({ subject: 'Contoso Ltd., kiosk.kz', days: 400 });
    expect(lineOf('acceptor', KNOWN)?.text?.values).toMatchObject({ model: 'SM', serial: '21KC0001' });
    expect(homeDoor.view(KNOWN, context(READY)).closed).toBeNull();
  });

  test('every service has its line, named, with its own state and its ways to pay', () => {
    const [first] = READY.services;
    if (first === undefined) throw new Error('the machine has no service');
    const gone = problem('network-unreachable', { service: 'ByFly' });
    const apiPay = aService({ provider: 'apipay', title: 'ApiPay', binding: 'a', methods: [INVOICE] });
    const byFly = aService({ provider: 'byfly', title: 'ByFly', binding: 'b', methods: [] });
    const kiosk: KioskState = {
      ...READY,
      services: [
        first,
        { ...first, about: apiPay },
        { ...first, about: byFly, gate: { kind: 'lost', problem: gone, failures: 1, retryMonoMs: null } },
      ],
    };
    const found = lines(KNOWN, kiosk).filter(({ fact }) => fact.startsWith('payment'));
    expect(found.map(({ level, service, text }) => [service?.title, level, text?.key])).toEqual([
      ['ByFly', 'fault', 'payment-other.settling'],
      [undefined, 'works', 'payment.text'],
      ['ApiPay', 'works', 'payment-other.text'],
    ]);
    expect(found[0]).toMatchObject({ problem: gone, cure: { kind: 'look', what: 'payment' } });
  });

  test('a line without its fact yet shows that it is being read', () => {
    for (const fact of ['certificate', 'debts', 'doubts', 'journal', 'disk', 'clock', 'network'] as const)
      expect(lineOf(fact, opened())?.level, fact).toBe('unknown');
  });

  test('what is wrong comes first, each with one way to its cure', () => {
    const kiosk: KioskState = {
      ...READY,
      relay: { kind: 'lost', problem: problem('relay-lost', { port: '/dev/relay' }) },
      stock: new Map([['water', 0]]),
    };
    const [first, second] = lines(KNOWN, kiosk);
    expect(first).toMatchObject({ fact: 'relay', level: 'fault', cure: { kind: 'look', what: 'relay' } });
    expect(second).toMatchObject({ fact: 'stock', level: 'attention', cure: { kind: 'door', step: 'stock' } });
    expect(homeDoor.view(KNOWN, context(kiosk)).closed).toMatchObject({
      problem: { reason: 'relay-lost' },
      cure: { kind: 'look', what: 'relay' },
    });
  });

  test.each([
    [70, 'works'],
    [20, 'attention'],
    [-1, 'fault'],
  ])('a certificate with %i days left is %s', (days, level) => {
    const certificate = { subject: 'CN=kiosk', notAfterMs: NOW.wallMs + days * DAY_MS, isInstalled: false };
    expect(lineOf('certificate', after(KNOWN, { kind: 'certificate-read', certificate }))?.level).toBe(level);
  });

  test.each([
    [50e9, 'works'],
    [500e6, 'attention'],
    [50e6, 'fault'],
    [null, 'attention'],
  ])('%s free bytes are %s', (diskFreeBytes, level) => {
    expect(lineOf('disk', after(KNOWN, { kind: 'facts-read', facts: { ...FACTS, diskFreeBytes } }))?.level).toBe(level);
  });

  describe('a version that failed', () => {
    const withFailed = (failedUpdates: HomeFacts['failedUpdates'], version = '1.0.0') =>
      after(KNOWN, { kind: 'facts-read', facts: { ...FACTS, version, failedUpdates } });

    test('and was taken back is shown with the version that runs, and the way to look for another', () => {
      const state = withFailed({ takenBack: ['1.1.0'], kept: [] });
      expect(lines(state)[0]).toMatchObject({
        fact: 'update',
        level: 'attention',
        text: { key: 'update.text', values: { versions: '1.1.0', version: '1.0.0' } },
        cure: { kind: 'door', step: 'system' },
      });
      expect(lineOf('update', state, READY, 'collector')).toMatchObject({ level: 'attention', cure: null });
    });

    test('and stays because of the journal is a fault', () => {
      const text = { key: 'update.kept', values: { version: '1.1.0' } };
      expect(lineOf('update', withFailed({ takenBack: [], kept: ['1.1.0'] }, '1.1.0'))).toMatchObject({
        level: 'fault',
        text,
      });
    });

    test('is no line any more when a newer one runs, nor where none has failed', () => {
      expect(lineOf('update', withFailed({ takenBack: ['1.1.0'], kept: ['1.0.9'] }, '1.2.0'))).toBeUndefined();
      expect(lineOf('update', withFailed({ takenBack: [], kept: [] }))).toBeUndefined();
      expect(lineOf('update', KNOWN)).toBeUndefined();
    });
  });

  test('a broken chain is a fault, and a journal that cannot be read is no "nothing is owed"', () => {
    const broken = after(KNOWN, { kind: 'chain-read', chain: { kind: 'broken', sequence: 7 } });
    expect(lineOf('journal', broken)).toMatchObject({ level: 'fault', text: { values: { sequence: 7 } } });
    const unread = after(KNOWN, { kind: 'journal-read', journal: null });
    expect(lineOf('debts', unread)?.level).toBe('attention');
  });

  test('with a broken configuration only the computer’s facts are shown', () => {
    const kiosk: KioskState = { ...READY, broken: problem('config-invalid', { detail: 'line 3' }) };
    expect(lines(opened(kiosk), kiosk).map(({ fact }) => fact)).toEqual([
      'config',
      'journal',
      'disk',
      'clock',
      'network',
      'version',
      'since',
    ]);
    expect(lineOf('config', KNOWN, kiosk)).toMatchObject({ level: 'fault', cure: { kind: 'door', step: 'system' } });
  });

  test('every reason has a cure for a technician', () => {
    for (const reason of PROBLEM_REASONS) {
      const kiosk: KioskState = { ...READY, broken: problem(reason) };
      expect(homeDoor.view(KNOWN, context(kiosk)).closed?.cure, reason).not.toBeNull();
    }
  });

  test('a collector sees what they empty, fill and pay out, what is wrong, and no way to a door that is closed to them', () => {
    const kiosk: KioskState = { ...READY, relay: { kind: 'lost', problem: problem('relay-lost') } };
    const seen = lines(KNOWN, kiosk, 'collector');
    expect(seen.map(({ fact }) => fact)).toEqual([
      'relay',
      'acceptor',
      'printer',
      'cassette',
      'stock',
      'debts',
      'doubts',
    ]);
    expect(seen[0]?.cure).toBeNull();
  });
});

describe('what home does', () => {
  test('it is read again by itself while it is open, and never twice at once', () => {
    expect(homeDoor.deadline?.(opened())).toBeNull();
    expect(homeDoor.deadline?.(KNOWN)).toBe(NOW.monoMs + 5_000);
    const later = { ...context(READY), now: { ...NOW, monoMs: NOW.monoMs + 5_000 } };
    const again = homeDoor.onEvent?.(KNOWN, { kind: 'time-passed' }, later);
    expect(again?.effects).toEqual([{ kind: 'read-facts' }]);
    expect(homeDoor.onEvent?.(again?.state ?? KNOWN, { kind: 'time-passed' }, later).effects ?? []).toEqual([]);
  });

  test('a device is looked for once, with any number of touches, until it answers or is given up', () => {
    const kiosk: KioskState = { ...READY, relay: { kind: 'lost', problem: problem('relay-lost') } };
    const look = { kind: 'look', what: 'relay' } as const;
    const looked = homeDoor.act(KNOWN, look, context(kiosk));
    expect(looked.effects).toEqual([{ kind: 'look', what: 'relay' }]);
    const looking = looked.state ?? KNOWN;
    expect(lineOf('relay', looking, kiosk)?.level).toBe('unknown');
    expect(homeDoor.act(looking, look, context(kiosk)).effects).toBeUndefined();
    expect(homeDoor.onEvent?.(looking, { kind: 'relay-ready' }, context(READY)).state?.looks).toEqual([]);
    const late = { ...context(kiosk), now: { ...NOW, monoMs: NOW.monoMs + 10_000 } };
    expect(homeDoor.onEvent?.(looking, { kind: 'time-passed' }, late).state?.looks).toEqual([]);
  });

  test('the payment service and the journal are asked as the session asks them', () => {
    const lost = problem('network-unreachable');
    const kiosk: KioskState = {
      ...READY,
      services: [withGate({ kind: 'lost', problem: lost, failures: 1, retryMonoMs: 9_000 })],
      journal: { kind: 'failed', problem: problem('journal-full'), retryMonoMs: 9_000, cutShort: [] },
    };
    const act = (what: 'payment' | 'journal') => homeDoor.act(KNOWN, { kind: 'look', what }, context(kiosk));
    expect(act('payment')).toMatchObject({ kioskEffects: [{ kind: 'connect-payments' }] });
    expect(act('journal')).toMatchObject({ kioskEffects: [{ kind: 'probe-journal' }] });
  });

  test('a collector looks for nothing, and what is found out for a door that was left changes nothing', () => {
    expect(homeDoor.act(KNOWN, { kind: 'look', what: 'relay' }, context(READY, 'collector'))).toEqual({ state: null });
    expect(homeDoor.onOutcome(null, { kind: 'facts-read', facts: FACTS }, context(READY))).toEqual({ state: null });
  });
});

describe('the fleet', () => {
  const HEARD = {
    unreadable: null,
    notAfterMs: NOW.wallMs + 300 * DAY_MS,
    overdueMs: NOW.wallMs + 240 * DAY_MS,
    heardMs: NOW.wallMs - 60_000,
    unsent: 0,
  };

  function fleetLine(fleet: Extract<HomeOutcome, { kind: 'fleet-read' }>['fleet']): HomeLine | undefined {
    const state = after(KNOWN, { kind: 'fleet-read', fleet });
    return homeDoor.view(state, context(READY)).lines.find(({ fact }) => fact === 'fleet');
  }

  test('has no line on a machine that belongs to none', () => {
    expect(homeDoor.view(KNOWN, context(READY)).lines.some(({ fact }) => fact === 'fleet')).toBe(false);
  });

  test('is told where it hears the machine', () => {
    expect(fleetLine(HEARD)).toMatchObject({ level: 'works', text: { key: 'fleet.text' } });
  });

  test.each([
    ['a file is missing', { ...HEARD, unreadable: '/etc/sauda/fleet.key' }, 'fleet.unreadable'],
    ['the certificate has expired', { ...HEARD, notAfterMs: NOW.wallMs - 1 }, 'fleet.expired'],
    ['the certificate was not renewed in time', { ...HEARD, overdueMs: NOW.wallMs - 1 }, 'fleet.soon'],
    ['it was never connected', { ...HEARD, heardMs: null }, 'fleet.silent'],
    ['the broker is gone', { ...HEARD, heardMs: NOW.wallMs - DAY_MS, unsent: 12 }, 'fleet.silent'],
    ['the outbox cannot be read', null, 'fleet.unknown'],
  ] as const)('says so where %s, and the machine sells', (_, fleet, key) => {
    const line = fleetLine(fleet);
    expect(line).toMatchObject({ level: 'attention', text: { key } });
    expect(homeDoor.view(after(KNOWN, { kind: 'fleet-read', fleet }), context(READY)).closed).toBeNull();
  });
});
