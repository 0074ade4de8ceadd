import { expect, test } from 'vitest';
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
class SystemDesk {
  state = systemDoor.open(CONTEXT).state;
  readonly entries: JournalEntry[] = [];
  readonly outcomes: SystemOutcome[] = [];
  readonly hashes: Record<Role, string | null> = { technician: SERVICE.technician.hash, collector: null };
  readonly #pad = new PinPad();
  readonly #store: ConfigStore;
  readonly #run: (effect: SystemEffect) => void;
  #running: Promise<void> = Promise.resolve();

  constructor(store: ConfigStore = memoryStore(() => Promise.resolve(TEXT))) {
    this.#store = store;
    const editor = createConfigEditor(store, 'kiosk.yaml', new FakeClock());
    const runner = runSystem(servicePorts({ editor }), {
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
  const desk = new SystemDesk();
  await desk.change('collector', NEW_PIN);
  expect(desk.state).toMatchObject({ pin: null, notice: { kind: 'changed', role: 'collector' } });
  const { collector } = desk.hashes;
  expect(await verifyPin(NEW_PIN, collector ?? '')).toEqual({ ok: true, value: true });
  expect(await desk.file()).toContain(`collectorPinHash: "${String(collector)}"`);
  expect(desk.acts()).toEqual(['pin-change collector', 'pin-changed collector']);
  expect(JSON.stringify([desk.entries, desk.state, await desk.file()])).not.toContain(NEW_PIN);
});

test('two PINs that differ are typed again from the beginning, and nothing is written', async () => {
  const desk = new SystemDesk();
  await desk.change('collector', NEW_PIN, '4472');
  expect(desk.state).toMatchObject({
    pin: { role: 'collector', stage: 'first', digits: 0 },
    notice: { kind: 'differs', role: 'collector' },
  });
  expect(await desk.file()).toBe(TEXT);
  expect(desk.acts()).toEqual(['pin-change collector', 'pin-not-changed collector differs']);
  desk.type(NEW_PIN);
  await desk.settle();
  desk.type(NEW_PIN);
  await desk.settle();
  expect(desk.state.notice).toEqual({ kind: 'changed', role: 'collector' });
});

test.each(['first', 'again'] as const)('fewer than four digits, typed %s: from the beginning', async (stage) => {
  const desk = new SystemDesk();
  desk.act({ kind: 'change-pin', role: 'technician' });
  if (stage === 'again') desk.type(NEW_PIN);
  await desk.settle();
  desk.type('447');
  await desk.settle();
  expect(desk.state).toMatchObject({ pin: { stage: 'first', digits: 0 }, notice: { kind: 'short' } });
  // The three digits are not the beginning of the next PIN.
  desk.type(NEW_PIN);
  await desk.settle();
  desk.type(NEW_PIN);
  await desk.settle();
  expect(await verifyPin(NEW_PIN, desk.hashes.technician ?? '')).toEqual({ ok: true, value: true });
});

test("the other role's PIN is not accepted", async () => {
  const desk = new SystemDesk();
  await desk.change('collector', SERVICE.technician.pin);
  expect(desk.state).toMatchObject({ pin: { stage: 'first' }, notice: { kind: 'taken', role: 'collector' } });
  expect(desk.hashes.collector).toBeNull();
  expect(await desk.file()).toBe(TEXT);
});

test('while a PIN is written no touch and no digit counts', async () => {
  const desk = new SystemDesk();
  desk.act({ kind: 'change-pin', role: 'collector' });
  desk.type(NEW_PIN);
  await desk.settle();
  desk.type(NEW_PIN);
  desk.act({ kind: 'cancel-pin' });
  desk.act({ kind: 'change-pin', role: 'technician' });
  expect(desk.type('')).toBe(false);
  await desk.settle();
  expect(desk.state.notice).toEqual({ kind: 'changed', role: 'collector' });
});

test('a change that was cancelled leaves no digits behind', async () => {
  const desk = new SystemDesk();
  desk.act({ kind: 'change-pin', role: 'collector' });
  desk.type(NEW_PIN);
  await desk.settle();
  desk.act({ kind: 'cancel-pin' });
  await desk.settle();
  expect(desk.state.pin).toBeNull();
  expect(desk.type(NEW_PIN)).toBe(false);
  expect(desk.acts()).toEqual([]);
});

test('the door is left in the middle: the first PIN is forgotten', async () => {
  const desk = new SystemDesk();
  desk.act({ kind: 'change-pin', role: 'collector' });
  desk.type(NEW_PIN);
  await desk.settle();
  desk.leave();
  await desk.settle();
  // Entered again, the second typing alone must not be enough.
  desk.type(NEW_PIN);
  await desk.settle();
  expect(desk.state.notice).toEqual({ kind: 'differs', role: 'collector' });
  expect(desk.hashes.collector).toBeNull();
});

test('the door is left while a PIN is written: the change is on record', async () => {
  const desk = new SystemDesk();
  desk.act({ kind: 'change-pin', role: 'collector' });
  desk.type(NEW_PIN);
  await desk.settle();
  desk.type(NEW_PIN);
  await desk.settle(true);
  expect(desk.acts()).toEqual(['pin-change collector', 'pin-changed collector']);
});

test('a disk that refuses: the old PIN stays, and neither PIN nor hash is in the notice', async () => {
  const refusing: ConfigStore = {
    read: () => Promise.resolve(TEXT),
    replace: () => Promise.reject(new Error('ENOSPC')),
  };
  const desk = new SystemDesk(refusing);
  await desk.change('technician', NEW_PIN);
  expect(desk.state).toMatchObject({ pin: null, notice: { kind: 'not-changed', refusal: { kind: 'not-written' } } });
  expect(desk.hashes.technician).toBe(SERVICE.technician.hash);
  expect(desk.acts()).toEqual(['pin-change technician', 'pin-not-changed technician not-changed']);
  expect(JSON.stringify([desk.entries, desk.state])).not.toMatch(/4471|scrypt/);
});

test('an editor changed the PIN meanwhile: the notice names the key without the hash of the file', async () => {
  const other = `${TEXT}service:\n  pinHash: ${SERVICE.collector.hash}\n`;
  let reads = 0;
  const edited: ConfigStore = {
    read: () => Promise.resolve((reads += 1) === 1 ? TEXT : other),
    replace: () => Promise.reject(new Error('nothing is to be written')),
  };
  const desk = new SystemDesk(edited);
  await desk.change('technician', NEW_PIN);
  expect(desk.state.notice).toEqual({
    kind: 'not-changed',
    refusal: { kind: 'conflict', conflict: { key: 'service.pinHash', found: null } },
  });
});
