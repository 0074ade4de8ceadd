import { expect, test } from 'vitest';
import type { MachineEvent } from '../../../../app/service/event.ts';
import type { KaspiProvider } from '../../../../main/payments/kaspi/provider.ts';
import { resumeMove } from '../../../../main/service/resume-move.ts';
import { MOVE_AGAIN_MS } from '../../../../main/service/doors/trade-point-move.ts';
import { withSandbox } from '../../../support/harness/sandbox-harness.ts';
import { MovingMachine, TWO_POINTS, withWatchedPurchase } from '../../../support/service/moving-machine.ts';

const harness = withSandbox(TWO_POINTS);

/** A machine at trade point 12 whose power fails as soon as it has given its device up in order to move to 13. */
async function cutAfterGivingUp(deviceId: string): Promise<MovingMachine> {
  const machine = new MovingMachine(harness, deviceId);
  expect((await machine.provider.connect()).ok).toBe(true);
  const { device } = machine.provider;
  const { giveUp } = device;
  await new Promise<void>((given) => {
    Object.assign(device, {
      giveUp: async (toMove: boolean) => {
        expect(await giveUp(toMove)).toBeDefined();
        given();
        return new Promise(() => undefined);
      },
    });
    void machine.choose('13');
  });
  return machine;
}

/** `kiosk` is the state of the run after the cut; the one before it has ended as it was. */
async function resume(
  machine: MovingMachine,
  payments: KaspiProvider,
  kiosk = () => machine.kiosk,
): Promise<readonly MachineEvent[]> {
  const dispatched: MachineEvent[] = [];
  await resumeMove({
    clock: machine.clock,
    payments,
    kiosk,
    dispatch: (event) => void dispatched.push(event),
  });
  return dispatched;
}

test('between giving up and registering: the next start registers the device at the new trade point by itself', async () => {
  const machine = await cutAfterGivingUp('KIOSK-CUT-BETWEEN');
  const restarted = machine.restarted('13');
  expect(restarted.device.facts()).toMatchObject({ isGivenUp: true, isMoving: true });
  expect(await restarted.connect()).toMatchObject({ ok: true, value: { tradePoint: 'Two' } });
  expect(restarted.device.facts()).toMatchObject({
    registered: { tradePointId: '13' },
    isGivenUp: false,
    isMoving: false,
  });
});

test('the giving up never reached the bank: the next start gives the device up again, and registers it', async () => {
  harness.sandbox.faults.next('device/delete', { kind: 'reset', work: 'undone' });
  const machine = await cutAfterGivingUp('KIOSK-CUT-UNDONE');
  const asked = harness.sandbox.requests().length;
  expect(await machine.restarted('13').connect()).toMatchObject({ ok: true, value: { tradePoint: 'Two' } });
  expect(harness.methodsSince(asked)).toContain('device/delete');
});

test('while an earlier purchase is waited for: the device stays in use where it is, and moves when nobody needs it', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-CUT-WAITING');
  expect((await machine.provider.connect()).ok).toBe(true);
  const settled = machine.kiosk;
  machine.kiosk = withWatchedPurchase();
  void machine.choose('13');
  await expect.poll(() => machine.told.at(-1)?.kind).toBe('chosen');
  const restarted = machine.restarted('13');
  expect(await restarted.connect()).toMatchObject({ ok: true, value: { tradePoint: 'One' } });
  let state = machine.kiosk;
  const resumed = resume(machine, restarted, () => state);
  await machine.clock.advance(MOVE_AGAIN_MS);
  expect(restarted.device.facts()).toMatchObject({ registered: { tradePointId: '12' }, isMoving: true });
  state = settled;
  await machine.clock.advance(1_000);
  expect(await resumed).toMatchObject([{ kind: 'connect-answered', result: { ok: true } }]);
  expect(restarted.device.facts()).toMatchObject({ registered: { tradePointId: '13' }, isMoving: false });
});

test('before the configuration names the new trade point: nothing moves', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-CUT-EARLY');
  expect((await machine.provider.connect()).ok).toBe(true);
  await machine.provider.device.keepMove(true);
  const restarted = machine.restarted('12');
  expect(await restarted.connect()).toMatchObject({ ok: true, value: { tradePoint: 'One' } });
  expect(await resume(machine, restarted)).toEqual([]);
});

test('a device that was given up for good after a choice is not registered by a start', async () => {
  const machine = new MovingMachine(harness, 'KIOSK-GIVEN-UP');
  expect((await machine.provider.connect()).ok).toBe(true);
  await machine.provider.device.keepMove(true);
  expect((await machine.provider.device.giveUp()).ok).toBe(true);
  const restarted = machine.restarted('13');
  expect(await restarted.connect()).toMatchObject({ ok: false, error: { problem: { reason: 'device-given-up' } } });
  expect(await resume(machine, restarted)).toEqual([]);
});
