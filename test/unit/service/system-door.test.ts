import { expect, test } from 'vitest';
import type { z } from 'zod';
import { duty, sound } from '../../../app/doctor/line.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Role } from '../../../app/role.ts';
import type { SystemAction } from '../../../app/service/doors/system/actions.ts';
import { systemDoor } from '../../../app/service/doors/system/door.ts';
import type { SystemDoor, SystemEffect, SystemOutcome } from '../../../app/service/doors/system/types.ts';
import type { DoorChange } from '../../../app/service/state/door.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { createConfigEditor } from '../../../main/config/edit/config-editor.ts';
import { memoryStore, type ConfigStore } from '../../../main/config/edit/config-store.ts';
import { runSystem } from '../../../main/service/doors/system.ts';
import { verifyPin } from '../../../main/service/pin/pin-hash.ts';
import type { ServicePorts } from '../../../main/service/port/service-ports.ts';
import type { Asked } from '../../../main/service/reading/messages.ts';
import { PinPad } from '../../../main/service/pin/pin-pad.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { SERVICE } from '../../support/kiosk/service-menu.ts';
import { servicePorts } from '../../support/service/service-ports.ts';

const CONTEXT = {
  kiosk: initialState(harnessSettings),
  role: 'technician',
  now: { wallMs: 0, monoMs: 0 },
} as const;
const TEXT = 'version: 1\n';
const NEW_PIN = '4471';

/** The door with main's pad and a configuration in memory; what it reads of the system is left out. */
class SystemDoorHarness {
  state = systemDoor.open(CONTEXT).state;
  readonly entries: JournalEntry[] = [];
  readonly outcomes: SystemOutcome[] = [];
  readonly hashes: Record<Role, string | null> = { technician: SERVICE.technician.hash, collector: null };
  readonly #pad = new PinPad();
  readonly #store: ConfigStore;
  readonly #run: (effect: SystemEffect) => void;
  #running: Promise<void> = Promise.resolve();

  constructor(store: ConfigStore = memoryStore(() => Promise.resolve(TEXT)), reading: Partial<ServicePorts> = {}) {
    this.#store = store;
    const editor = createConfigEditor(store, 'kiosk.yaml', new FakeClock());
    const runner = runSystem(servicePorts({ editor, ...reading }), {
      pad: this.#pad,
      hashes: () => Promise.resolve(this.hashes),
      changed: (role, hash) => {
        this.hashes[role] = hash;
        return Promise.resolve();
      },
    });
    this.#run = (effect) => {
      const ended = Promise.resolve(runner(effect, (outcome) => void this.outcomes.push(outcome)));
      this.#running = Promise.all([this.#running, ended]).then(() => undefined);
    };
  }

  act(action: SystemAction): void {
    this.#take(systemDoor.act(this.state, action, CONTEXT));
  }

  /** Types the digits and enters them; false where the door expects no PIN. */
  type(pin: string): boolean {
    for (const digit of pin) this.#pad.type(Number(digit));
    const touch = (kind: 'pin-typed' | 'pin-entered'): boolean => {
      const change = systemDoor.onPin?.(this.state, { kind, digits: this.#pad.digits }, CONTEXT) ?? null;
      if (change !== null) this.#take(change);
      return change !== null;
    };
    return touch('pin-typed') && touch('pin-entered');
  }

  /** Waits for the effects; with `isLeft` the door is left before their outcomes arrive. */
  async settle(isLeft = false): Promise<void> {
    await this.#running;
    for (const outcome of this.outcomes.splice(0))
      this.#take(systemDoor.onOutcome(isLeft ? null : this.state, outcome, CONTEXT));
  }

  leave(): void {
    const change = systemDoor.close?.(this.state, CONTEXT);
    if (change !== undefined) this.#take(change);
  }

  /** Changes the PIN of a role: typed, and typed again. */
  async change(role: Role, first: string, second = first): Promise<void> {
    this.act({ kind: 'change-pin', role });
    this.type(first);
    await this.settle();
    this.type(second);
    await this.settle();
  }

  /** What was done on record, without the role. */
  acts(): readonly string[] {
    return this.entries.map((entry) =>
      entry.kind === 'service-acted'
        ? [entry.what, entry.about, entry.after].filter((part) => part !== undefined).join(' ')
        : entry.kind,
    );
  }

  file(): Promise<string> {
    return this.#store.read();
  }

  #take({ state, entries = [], effects = [] }: DoorChange<SystemDoor>): void {
    this.entries.push(...entries);
    this.state = state ?? this.state;
    for (const effect of effects) if (effect.kind !== 'read-facts') this.#run(effect);
  }
}

test('a PIN that is typed twice is in the file as its hash alone, and counts at once', async () => {
  const harness = new SystemDoorHarness();
  await harness.change('collector', NEW_PIN);
  expect(harness.state).toMatchObject({ pin: null, notice: { kind: 'changed', role: 'collector' } });
  const { collector } = harness.hashes;
  expect(await verifyPin(NEW_PIN, collector ?? '')).toEqual({ ok: true, value: true });
  expect(await harness.file()).toContain(`collectorPinHash: "${String(collector)}"`);
  expect(harness.acts()).toEqual(['pin-change collector', 'pin-changed collector']);
  expect(JSON.stringify([harness.entries, harness.state, await harness.file()])).not.toContain(NEW_PIN);
});

test('two PINs that differ are typed again from the beginning, and nothing is written', async () => {
  const harness = new SystemDoorHarness();
  await harness.change('collector', NEW_PIN, '4472');
  expect(harness.state).toMatchObject({
    pin: { role: 'collector', stage: 'first', digits: 0 },
    notice: { kind: 'differs', role: 'collector' },
  });
  expect(await harness.file()).toBe(TEXT);
  expect(harness.acts()).toEqual(['pin-change collector', 'pin-not-changed collector differs']);
  harness.type(NEW_PIN);
  await harness.settle();
  harness.type(NEW_PIN);
  await harness.settle();
  expect(harness.state.notice).toEqual({ kind: 'changed', role: 'collector' });
});

test.each(['first', 'again'] as const)('fewer than four digits, typed %s: from the beginning', async (stage) => {
  const harness = new SystemDoorHarness();
  harness.act({ kind: 'change-pin', role: 'technician' });
  if (stage === 'again') harness.type(NEW_PIN);
  await harness.settle();
  harness.type('447');
  await harness.settle();
  expect(harness.state).toMatchObject({ pin: { stage: 'first', digits: 0 }, notice: { kind: 'short' } });
  // The three digits are not the beginning of the next PIN.
  harness.type(NEW_PIN);
  await harness.settle();
  harness.type(NEW_PIN);
  await harness.settle();
  expect(await verifyPin(NEW_PIN, harness.hashes.technician ?? '')).toEqual({ ok: true, value: true });
});

test("the other role's PIN is not accepted", async () => {
  const harness = new SystemDoorHarness();
  await harness.change('collector', SERVICE.technician.pin);
  expect(harness.state).toMatchObject({ pin: { stage: 'first' }, notice: { kind: 'taken', role: 'collector' } });
  expect(harness.hashes.collector).toBeNull();
  expect(await harness.file()).toBe(TEXT);
});

test('while a PIN is written no touch and no digit counts', async () => {
  const harness = new SystemDoorHarness();
  harness.act({ kind: 'change-pin', role: 'collector' });
  harness.type(NEW_PIN);
  await harness.settle();
  harness.type(NEW_PIN);
  harness.act({ kind: 'cancel-pin' });
  harness.act({ kind: 'change-pin', role: 'technician' });
  expect(harness.type('')).toBe(false);
  await harness.settle();
  expect(harness.state.notice).toEqual({ kind: 'changed', role: 'collector' });
});

test('a change that was cancelled leaves no digits behind', async () => {
  const harness = new SystemDoorHarness();
  harness.act({ kind: 'change-pin', role: 'collector' });
  harness.type(NEW_PIN);
  await harness.settle();
  harness.act({ kind: 'cancel-pin' });
  await harness.settle();
  expect(harness.state.pin).toBeNull();
  expect(harness.type(NEW_PIN)).toBe(false);
  expect(harness.acts()).toEqual([]);
});

test('the door is left in the middle: the first PIN is forgotten', async () => {
  const harness = new SystemDoorHarness();
  harness.act({ kind: 'change-pin', role: 'collector' });
  harness.type(NEW_PIN);
  await harness.settle();
  harness.leave();
  await harness.settle();
  // Entered again, the second typing alone must not be enough.
  harness.type(NEW_PIN);
  await harness.settle();
  expect(harness.state.notice).toEqual({ kind: 'differs', role: 'collector' });
  expect(harness.hashes.collector).toBeNull();
});

test('the door is left while a PIN is written: the change is on record', async () => {
  const harness = new SystemDoorHarness();
  harness.act({ kind: 'change-pin', role: 'collector' });
  harness.type(NEW_PIN);
  await harness.settle();
  harness.type(NEW_PIN);
  await harness.settle(true);
  expect(harness.acts()).toEqual(['pin-change collector', 'pin-changed collector']);
});

test('a disk that refuses: the old PIN stays, and neither PIN nor hash is in the notice', async () => {
  const refusing: ConfigStore = {
    read: () => Promise.resolve(TEXT),
    replace: () => Promise.reject(new Error('ENOSPC')),
  };
  const harness = new SystemDoorHarness(refusing);
  await harness.change('technician', NEW_PIN);
  expect(harness.state).toMatchObject({ pin: null, notice: { kind: 'not-changed', refusal: { kind: 'not-written' } } });
  expect(harness.hashes.technician).toBe(SERVICE.technician.hash);
  expect(harness.acts()).toEqual(['pin-change technician', 'pin-not-changed technician not-changed']);
  expect(JSON.stringify([harness.entries, harness.state])).not.toMatch(/4471|scrypt/);
});

test('an editor changed the PIN meanwhile: the notice names the key without the hash of the file', async () => {
  const other = `${TEXT}service:\n  pinHash: ${SERVICE.collector.hash}\n`;
  let reads = 0;
  const edited: ConfigStore = {
    read: () => Promise.resolve((reads += 1) === 1 ? TEXT : other),
    replace: () => Promise.reject(new Error('nothing is to be written')),
  };
  const harness = new SystemDoorHarness(edited);
  await harness.change('technician', NEW_PIN);
  expect(harness.state.notice).toEqual({
    kind: 'not-changed',
    refusal: { kind: 'conflict', conflict: { key: 'service.pinHash', found: null } },
  });
});

/** A harness whose reading thread answers like this. */
function examinedHarness(ask: () => Promise<unknown>): {
  readonly harness: SystemDoorHarness;
  readonly asked: unknown[];
} {
  const asked: unknown[] = [];
  const reading = {
    ask: <T>(question: Asked, schema: z.ZodType<T>): Promise<T> => {
      asked.push(question);
      return ask().then((answer) => schema.parse(answer));
    },
  };
  return { harness: new SystemDoorHarness(undefined, { reading }), asked };
}

test('the installation is examined away from main, once however often it is touched, and put away again', async () => {
  const lines = [sound('versions', 'versions'), duty('configuration', 'configuration-none', { file: 'x' })];
  const { harness, asked } = examinedHarness(() => Promise.resolve(lines));
  harness.act({ kind: 'doctor' });
  harness.act({ kind: 'doctor' });
  expect(harness.state.examination).toEqual({ kind: 'under-way' });
  await harness.settle();
  expect(harness.state.examination).toEqual({ kind: 'done', lines });
  expect(asked).toMatchObject([{ kind: 'doctor' }]);
  harness.act({ kind: 'doctor-close' });
  expect(harness.state.examination).toBeNull();
  expect(harness.acts()).toEqual([]);
});

test('an examination that is put away before it is done stays away, and one that fails says why', async () => {
  const { harness } = examinedHarness(() => Promise.reject(new Error('the reading thread has ended')));
  harness.act({ kind: 'doctor' });
  harness.act({ kind: 'doctor-close' });
  await harness.settle();
  expect(harness.state.examination).toBeNull();
  harness.act({ kind: 'doctor' });
  await harness.settle();
  expect(harness.state.examination).toEqual({ kind: 'failed', detail: 'the reading thread has ended' });
});
