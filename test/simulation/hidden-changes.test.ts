import { expect, test } from 'vitest';
import type { KioskState } from '../../app/session/state/state.ts';
import { HIDDEN, looksTheSame } from '../../app/session/view/looks-the-same.ts';
import { present } from '../../app/session/view/present.ts';
import { isSameView } from '../../app/session/view/same-view.ts';
import type { LoopObserver, ObservedStep } from '../../main/runtime/observers/observer.ts';
import { Decisions } from './engine/decisions.ts';
import { loadKind } from './run/load-kind.ts';
import type { KindName } from './run/kinds.ts';
import { simulateMachine } from './world/simulate-machine.ts';

const NOW = { wallMs: 1_000, monoMs: 1_000 };
/** The only parts of hidden keys that views may read, because they are compared. */
const COMPARED: Readonly<Record<string, readonly string[]>> = {
  services: ['about', 'gate'],
  gate: ['kind', 'problem'],
  watched: ['sale', 'qrPaymentId', 'amountTiyn', 'receivedTiyn', 'isAskedOnTouch'],
};

/** The object, which tells every key that is read of it and is not among these. */
function watchedReads<T extends object>(of: T, path: string, allowed: readonly string[] | null, reads: Set<string>): T {
  return new Proxy(of, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      const name = String(key);
      if (allowed !== null && !allowed.includes(name)) reads.add(`${path}.${name}`);
      const parts = COMPARED[name];
      return name === 'gate' && path === 'services' && isObject(value)
        ? watchedReads(value, name, parts ?? [], reads)
        : value;
    },
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What the view of a state reads without that `looksTheSame` compares it. */
function readsOf(state: KioskState): readonly string[] {
  const reads = new Set<string>();
  const { services, watched } = state;
  const parts: KioskState = {
    ...state,
    services: services.map((one) => watchedReads(one, 'services', COMPARED['services'] ?? [], reads)),
    watched: watched.map((one) => watchedReads(one, 'watched', COMPARED['watched'] ?? [], reads)),
  };
  const visible = Object.keys(state).filter((key) => !HIDDEN.has(key) || COMPARED[key] !== undefined);
  present(watchedReads(parts, 'state', visible, reads), NOW);
  return [...reads];
}

async function play(kind: KindName, seeds: number, observe: (step: ObservedStep) => void): Promise<void> {
  const observers = (): readonly LoopObserver[] => [{ name: 'views', observe }];
  const watched = { ...(await loadKind(kind)), observers };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const simulation = simulateMachine(Decisions.fromSeed(seed), watched);
    for (let next = simulation.next(); next.done !== true; next = simulation.next()) if (next.value) await promises();
  }
}

function promises(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

test.for([
  ['core', 30],
  ['services', 20],
  ['baskets', 15],
] as const)('no view of the kind %s depends on what is not compared', async ([kind, seeds]) => {
  const read = new Set<string>();
  const screens = new Set<string>();
  const different: string[] = [];
  let skipped = 0;
  await play(kind, seeds, ({ event, before, after }) => {
    if (before === after) return;
    screens.add(after.session.kind);
    for (const one of readsOf(after)) read.add(one);
    if (!looksTheSame(before, after)) return;
    skipped += 1;
    if (!isSameView(present(before, NOW), present(after, NOW))) different.push(event.kind);
  });
  expect([...read]).toEqual([]);
  expect(different).toEqual([]);
  // Views that are never left out, and screens that are never reached, would prove nothing.
  expect(skipped).toBeGreaterThan(500);
  expect([...screens]).toEqual(expect.arrayContaining(['idle', 'qr', 'confirm', 'cash', 'dispensing', 'error']));
});

test('a view that reads one thing more is found', () => {
  const reads = new Set<string>();
  const service = { about: 1, gate: { kind: 'ready', pingMonoMs: 5 }, refusals: 2 };
  const seen = watchedReads(service, 'services', COMPARED['services'] ?? [], reads);
  expect([seen.about, seen.gate.kind, seen.gate.pingMonoMs, seen.refusals]).toEqual([1, 'ready', 5, 2]);
  expect([...reads]).toEqual(['gate.pingMonoMs', 'services.refusals']);
});
