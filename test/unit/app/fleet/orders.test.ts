import { describe, expect, test } from 'vitest';
import { readCommand, type Command } from '../../../../app/fleet/wire/command.ts';
import { remoteMachine } from '../../../../app/service/remote/remote.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../app/units.ts';
import { CommandRunner } from '../../../../main/fleet/kiosk/carry-out.ts';
import { lateObserver } from '../../../../main/fleet/kiosk/late-observer.ts';
import { BINDING } from '../../journal/history.ts';
import { LoopHarness } from '../../../support/harness/loop-harness.ts';

const KEY = '9f86d081884c7d65';
const STOP: Command = { kind: 'out-of-service', argument: {} };
const GO: Command = { kind: 'back-in-service', argument: {} };

interface Machine {
  readonly harness: LoopHarness;
  order(command: Command): Promise<unknown>;
}

function machine(change: Partial<ConstructorParameters<typeof LoopHarness>[0]> = {}): Machine {
  const observer = lateObserver('fleet');
  const harness = new LoopHarness({ binding: BINDING, ...change }, [observer]);
  harness.ready();
  const runner = new CommandRunner({
    loop: harness.loop,
    clock: harness.clock,
    claimOf: async () => Promise.reject(new Error('not asked')),
    settings: null,
    update: null,
    end: () => undefined,
  });
  harness.loop.attachRemote(remoteMachine);
  observer.attach((step) => {
    runner.observe(step);
  });
  harness.forget();
  let orders = 0;
  return {
    harness,
    order: (command) => {
      orders += 1;
      return runner.run(`order-${String(orders)}`, command, KEY);
    },
  };
}

function notice(text: unknown, until: unknown): ReturnType<typeof readCommand> {
  return readCommand('notice', { text, until });
}

describe('out of service from afar', () => {
  test('closes a machine at once where nobody buys, with who and when, and opens it again', async () => {
    const { harness, order } = machine();
    expect(await order(STOP)).toEqual({ outcome: 'done' });
    expect(harness.screen).toMatchObject({
      name: 'out-of-service',
      problem: { reason: 'closed-by-operator', parameters: { key: KEY } },
    });
    expect(harness.entries.map(({ entry }) => entry)).toMatchObject([
      { kind: 'service-acted', what: 'fleet-out-of-service', about: 'order-1', after: KEY },
      { kind: 'machine-closed', isClosed: true, role: 'technician', by: KEY },
    ]);
    expect(await order(STOP)).toEqual({ outcome: 'refused', detail: 'already' });
    expect(await order(GO)).toEqual({ outcome: 'done' });
    expect(harness.screen.name).toBe('idle');
    expect(await order(GO)).toEqual({ outcome: 'refused', detail: 'already' });
  });

  test('lets the customer who has begun buy to the end', async () => {
    const { harness, order } = machine();
    harness.choose('water');
    expect(harness.screen.name).toBe('preparing');
    expect(await order(STOP)).toEqual({ outcome: 'done', detail: 'after-sale' });
    expect(harness.screen.name).toBe('preparing');
    harness.send({ kind: 'cancel', revision: harness.loop.view().frame.revision });
    expect(harness.screen.name).toBe('out-of-service');
  });

  test('does nothing while the disk refuses its entry', async () => {
    const { harness, order } = machine();
    harness.diskFull = true;
    expect(await order(STOP)).toEqual({ outcome: 'refused', detail: 'journal' });
    expect(harness.loop.state().closed).toBeNull();
  });
});

describe('a notice', () => {
  test('stands beside the products until its time, without a further entry', async () => {
    const { harness, order } = machine();
    const until = harness.clock.wallMs() + HOUR_MS;
    expect(await order({ kind: 'notice', argument: { text: { ru: 'До 15:00' }, until } })).toEqual({ outcome: 'done' });
    expect(harness.screen).toMatchObject({ name: 'idle', notice: { kk: 'До 15:00', ru: 'До 15:00', en: 'До 15:00' } });
    const entries = harness.entries.length;
    await harness.clock.advance(HOUR_MS - 1_000);
    expect(harness.screen).toHaveProperty('notice');
    await harness.clock.advance(2_000);
    expect(harness.screen).not.toHaveProperty('notice');
    expect(harness.entries).toHaveLength(entries);
  });

  test('comes back when a clock that was ahead is set right', async () => {
    const { harness, order } = machine();
    const until = harness.clock.wallMs() + HOUR_MS;
    await order({ kind: 'notice', argument: { text: { ru: 'До 15:00' }, until } });
    harness.clock.jumpWall(DAY_MS);
    await harness.clock.advance(2 * MINUTE_MS);
    expect(harness.screen).not.toHaveProperty('notice');
    harness.clock.jumpWall(-DAY_MS);
    await harness.clock.advance(2 * MINUTE_MS);
    expect(harness.screen).toMatchObject({ name: 'idle', notice: { ru: 'До 15:00' } });
    await harness.clock.advance(HOUR_MS);
    expect(harness.screen).not.toHaveProperty('notice');
  });

  test('ends by an order without words', async () => {
    const { harness, order } = machine();
    const until = harness.clock.wallMs() + HOUR_MS;
    await order({ kind: 'notice', argument: { text: { en: 'One', kk: 'Бір' }, until } });
    expect(harness.screen).toMatchObject({ notice: { kk: 'Бір', ru: 'Бір', en: 'One' } });
    expect(await order({ kind: 'notice', argument: { text: null } })).toEqual({ outcome: 'done' });
    expect(harness.screen).not.toHaveProperty('notice');
  });

  test('is told on a closed machine, too', async () => {
    const { harness, order } = machine();
    await order(STOP);
    await order({ kind: 'notice', argument: { text: { en: 'Soon' }, until: harness.clock.wallMs() + HOUR_MS } });
    expect(harness.screen).toMatchObject({ name: 'out-of-service', notice: { en: 'Soon' } });
  });

  test.each([
    ['has passed', -1],
    ['is a year and more away', 400 * DAY_MS],
  ])('whose end %s is refused', async (_, afterMs) => {
    const { harness, order } = machine();
    const until = harness.clock.wallMs() + afterMs;
    expect(await order({ kind: 'notice', argument: { text: { en: 'Late' }, until } })).toEqual({
      outcome: 'refused',
      detail: 'notice-time',
    });
    expect(harness.screen).not.toHaveProperty('notice');
  });

  test.each([
    ['empty', { ru: '' }],
    ['of blanks', { ru: '   ' }],
    ['without a language', {}],
    ['in another language', { de: 'Hallo' }],
    ['that is too long', { ru: 'я'.repeat(121) }],
    ['of two lines', { ru: 'a\nb' }],
    ['with a line separator', { ru: 'a\u2028b' }],
    ['that turns the direction of writing', { ru: 'a\u202Eb' }],
    ['with an isolate', { ru: 'a\u2066b' }],
    ['with letters that nobody sees', { ru: 'a\u200Bb' }],
    ['with half a letter', { ru: 'a\uD800b' }],
    ['that is no text', { ru: 5 }],
    ['that is a list', ['a']],
  ])('%s is no command', (_, text) => {
    expect(notice(text, 1)).toBe('argument');
  });

  test('needs an end', () => {
    expect(notice({ ru: 'a' }, undefined)).toBe('argument');
    expect(notice({ ru: 'a' }, -1)).toBe('argument');
    expect(notice({ ru: 'a' }, Infinity)).toBe('argument');
    expect(notice({ ru: 'я'.repeat(120), kk: 'ә', en: 'a' }, 1)).toMatchObject({ kind: 'notice' });
  });
});
