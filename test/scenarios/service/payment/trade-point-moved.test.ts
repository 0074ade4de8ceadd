import { expect, test } from 'vitest';
import { MOVE_AGAIN_MS } from '../../../../main/service/doors/trade-point-move.ts';
import { withSandbox } from '../../../support/harness/sandbox-harness.ts';
import { MovingMachine, TWO_POINTS, withWatchedPurchase } from '../../../support/service/moving-machine.ts';

const harness = withSandbox(TWO_POINTS);

test('a trade point counts without a restart: the device leaves the old one, and the next start needs no registering', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-MOVES');
  expect(await machine.provider.connect()).toMatchObject({ ok: true, value: { tradePoint: 'One' } });
  await machine.choose('13');
  expect(machine.told).toEqual([
    { kind: 'chosen', point: { id: '13', name: '' } },
    { kind: 'registered', tradePoint: 'Two' },
  ]);
  expect(machine.dispatched).toMatchObject([{ kind: 'connect-answered', provider: 'kaspi', result: { ok: true } }]);
  expect(machine.provider.device.facts()).toMatchObject({
    wantedTradePointId: '13',
    registered: { tradePointId: '13' },
    isGivenUp: false,
  });
  const asked = harness.sandbox.requests().length;
  expect(await machine.restarted('13').connect()).toMatchObject({ ok: true, value: { tradePoint: 'Two' } });
  expect(harness.methodsSince(asked)).toEqual(['health/ping']);
});

test('a purchase of a moment ago keeps the device where it is until it has ended', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-WAITS');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  machine.kiosk = withWatchedPurchase();
  const moved = machine.choose('13');
  await expect.poll(() => machine.told).toHaveLength(1);
  await machine.clock.advance(5_000);
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen']);
  machine.kiosk = settled;
  await machine.clock.advance(1_000);
  await moved;
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen', 'registered']);
});

test('a bank that does not answer is told, the choice stays, and the move is tried again without the technician', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-SILENT');
  expect((await machine.provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/register', { kind: 'reset', work: 'undone' });
  const moved = machine.choose('13');
  await expect.poll(() => machine.told.at(-1)).toMatchObject({ kind: 'not-registered' });
  expect(machine.provider.device.facts()).toMatchObject({ wantedTradePointId: '13', isGivenUp: false });
  await machine.clock.advance(MOVE_AGAIN_MS);
  await moved;
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
});

test('registered by hand meanwhile, the device is not moved once more', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-SILENT-BY-HAND');
  expect((await machine.provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/register', { kind: 'reset', work: 'undone' });
  const moved = machine.choose('13');
  await expect.poll(() => machine.told.at(-1)).toMatchObject({ kind: 'not-registered' });
  await machine.register();
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
  const asked = harness.sandbox.requests().length;
  await machine.clock.advance(MOVE_AGAIN_MS);
  await moved;
  expect(harness.methodsSince(asked)).toEqual([]);
});

test('of two choices while the machine waits only the last one counts', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-TWICE');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  machine.kiosk = withWatchedPurchase();
  const choices = [machine.choose('13'), machine.choose('12')];
  await expect.poll(() => machine.told).toHaveLength(2);
  await machine.clock.advance(1_000);
  machine.kiosk = settled;
  await machine.clock.advance(1_000);
  await Promise.all(choices);
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen', 'chosen', 'registered']);
  expect(machine.provider.device.facts()).toMatchObject({ registered: { tradePointId: '12' } });
});

test.each(['done', 'undone'] as const)(
  'the answer to the giving up gets lost (%s): the registering shows what came of it, and the device moves',
  async (work) => {
    const machine = new MovingMachine(harness, `KIOSK-LOST-${work}`);
    expect((await machine.provider.connect()).ok).toBe(true);
    harness.sandbox.faults.next('device/delete', { kind: 'reset', work });
    await machine.choose('13');
    expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
    expect(machine.provider.device.facts()).toMatchObject({ registered: { tradePointId: '13' }, isGivenUp: false });
  },
);

test('a customer who begins to buy while the bank is asked keeps the device where it is', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-HURRIED');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  const { device } = machine.provider;
  const { register, giveUp } = device;
  const neededAtGivingUp: boolean[] = [];
  const refused = new Promise<void>((resolve) => {
    Object.assign(device, {
      register: async () => {
        const answer = await register();
        machine.kiosk = withWatchedPurchase();
        Object.assign(device, { register });
        resolve();
        return answer;
      },
      giveUp: () => {
        neededAtGivingUp.push(machine.kiosk.watched.length > 0);
        return giveUp();
      },
    });
  });
  const moved = machine.choose('13');
  await refused;
  await machine.clock.advance(MOVE_AGAIN_MS);
  expect(machine.told.map(({ kind }) => kind)).toEqual(['chosen']);
  machine.kiosk = settled;
  await machine.clock.advance(MOVE_AGAIN_MS);
  await moved;
  expect(neededAtGivingUp).toEqual([false]);
  expect(machine.told.at(-1)).toEqual({ kind: 'registered', tradePoint: 'Two' });
});

test('registering by hand does not give the device up while a purchase needs it', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-BY-HAND');
  expect((await machine.provider.connect()).ok).toBe(true);
  machine.kiosk = withWatchedPurchase();
  machine.provider.device.wantTradePoint('13');
  await machine.register();
  expect(machine.told.at(-1)).toMatchObject({ kind: 'not-registered', problem: { reason: 'device-elsewhere' } });
  expect(machine.provider.device.facts()).toMatchObject({ registered: { tradePointId: '12' }, isGivenUp: false });
});
