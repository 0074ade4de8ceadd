import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { checkPin } from '../../../main/service/check-pin.ts';
import type { Kept, KeptStore } from '../../../main/service/kept.ts';
import { PinCheck } from '../../../main/service/pin-check.ts';
import { pinKeys } from '../../../main/service/pin/pin-keys.ts';
import { PinPad } from '../../../main/service/pin/pin-pad.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { ServiceHarness } from '../../support/harness/service-harness.ts';

const PIN = '736405';

class KeptInMemory implements KeptStore {
  #kept: Kept = {
    failures: 0,
    waitMs: 0,
    waitSinceUptimeMs: 0,
    languages: {},
    hashes: { technician: null, collector: null },
  };

  get(): Kept {
    return this.#kept;
  }

  change(change: Partial<Kept>): Promise<boolean> {
    this.#kept = { ...this.#kept, ...change };
    return Promise.resolve(true);
  }
}

/** A keyboard at the pad, whose digits are compared for as long as the test wants. */
class Keyboard {
  readonly machine = new ServiceHarness().ready();
  readonly #pad = new PinPad();
  readonly #keys = pinKeys({
    pad: this.#pad,
    view: () => this.machine.loop.serviceView(),
    dispatch: (event) => {
      this.machine.loop.dispatch(event);
    },
  });
  readonly #check = new PinCheck(new KeptInMemory(), {
    clock: this.machine.clock,
    uptimeMs: () => this.machine.clock.monoMs(),
    log: silentLog,
    verify: (pin) => Promise.resolve(ok(pin === PIN)),
  });

  constructor() {
    this.machine.knock();
  }

  get digits(): number {
    return this.#pad.digits;
  }

  type(digits: string, revision = this.machine.menu.frame.revision): void {
    for (const digit of digits) this.#keys.digit({ revision, digit: Number(digit) });
  }

  /** Enter; resolves when the answer is there. Until then `meanwhile` is typed. */
  async enter(meanwhile: string): Promise<void> {
    this.#keys.enter({ revision: this.machine.menu.frame.revision });
    await this.check(meanwhile);
  }

  async check(meanwhile: string): Promise<void> {
    const { revision } = this.machine.menu.frame;
    const effect = this.machine.serviceEffects.at(-1);
    if (effect?.kind !== 'check-pin') throw new Error('no PIN is checked');
    const { dispatch } = this.machine.loop;
    const answered = checkPin(
      effect,
      { dispatch: dispatch.bind(this.machine.loop), log: silentLog },
      {
        pad: this.#pad,
        ahead: { forget: () => undefined },
        check: this.#check,
        hashes: () => Promise.resolve({ technician: 'of the technician', collector: null }),
      },
    );
    this.type(meanwhile, revision);
    await answered;
  }
}

test('digits that come while a PIN is checked are no part of the next one', async () => {
  const keyboard = new Keyboard();
  keyboard.type('1111');
  await keyboard.enter('22');
  expect(keyboard.machine.menu.content).toMatchObject({ step: 'pin', notice: 'wrong', digits: 0 });
  expect(keyboard.digits).toBe(0);
  keyboard.type(PIN);
  expect(keyboard.machine.menu.content).toMatchObject({ digits: PIN.length });
  await keyboard.enter('');
  expect(keyboard.machine.step).toBe('home');
});

test('digits that come after the right PIN are no part of a PIN that is changed at the door', async () => {
  const keyboard = new Keyboard();
  const { revision } = keyboard.machine.menu.frame;
  keyboard.type(PIN);
  await keyboard.enter('12');
  keyboard.type('34', revision);
  expect(keyboard.machine.step).toBe('home');
  expect(keyboard.digits).toBe(0);
});

test('a digit behind Enter, which a slow write has delayed, is not checked with the others', async () => {
  const keyboard = new Keyboard();
  keyboard.type(`${PIN}9`);
  const { loop, menu } = keyboard.machine;
  loop.dispatch({ kind: 'pin-entered', revision: menu.frame.revision, digits: PIN.length });
  await keyboard.check('');
  expect(keyboard.machine.step).toBe('home');
});

test('digits at a locked pad do not count when the wait is over', async () => {
  const keyboard = new Keyboard();
  for (let tries = 1; tries <= 3; tries += 1) {
    keyboard.type('1111');
    await keyboard.enter('');
  }
  keyboard.type('99');
  expect(keyboard.machine.menu.content).toMatchObject({ notice: 'wrong' });
  await keyboard.machine.clock.advance(2_000);
  expect(keyboard.digits).toBe(0);
  keyboard.type(PIN);
  await keyboard.enter('');
  expect(keyboard.machine.step).toBe('home');
});
