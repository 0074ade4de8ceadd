import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import type { DeviceFacts } from '../../../../app/payment/provider.ts';
import type { PaymentAction } from '../../../../app/service/doors/payment/actions.ts';
import type { PaymentOutcome, PaymentView } from '../../../../app/service/doors/payment/types.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';

const DEVICE: DeviceFacts = {
  contract: 'standard',
  baseUrl: 'https://bank.example/r2/v01',
  deviceId: 'KIOSK-0001',
  wantedTradePointId: '12',
  registered: { tradePointId: '12', tradePointName: 'One' },
  isGivenUp: false,
  isMoving: false,
  proxy: null,
};
const ANSWERED = { kind: 'answered', answer: { wallMs: 0, tookMs: 1, problem: null } } as const;

/** A technician at the door, whose first question is answered. */
function atDoor(happened: (machine: ServiceHarness) => void = () => undefined) {
  const machine = new ServiceHarness().ready();
  happened(machine);
  machine.enter('technician');
  machine.open('payment');
  const tell = (outcome: PaymentOutcome): void => {
    machine.loop.dispatch({ kind: 'door-outcome', step: 'payment', role: 'technician', outcome });
  };
  tell({ kind: 'facts-read', facts: { kind: 'device', device: DEVICE, isDemo: false }, verifier: null });
  tell(ANSWERED);
  return {
    machine,
    tell,
    act: (action: PaymentAction) => {
      machine.act({ step: 'payment', action });
    },
    view: (): PaymentView => {
      const { content } = machine.menu;
      if (content.step !== 'payment') throw new Error(content.step);
      return content.door;
    },
    asked: (kind: string) =>
      machine.serviceEffects.filter(
        (one) => one.kind === 'door-effect' && one.step === 'payment' && one.effect.kind === kind,
      ).length,
    acts: () =>
      machine.entries.flatMap(({ entry }) => (entry.kind === 'service-acted' ? [[entry.what, entry.after]] : [])),
  };
}

test('giving up is on record before the bank is asked, once for an impatient double touch, and so is its end', () => {
  const { machine, act, tell, asked, acts, view } = atDoor();
  act({ kind: 'give-up' });
  act({ kind: 'give-up' });
  expect(asked('give-up')).toBe(1);
  expect(machine.order.slice(-2)).toEqual(['entry service-acted', 'effect door-effect']);
  expect(view().busy).toBe('give-up');
  tell({ kind: 'given-up' });
  expect(acts()).toEqual([
    ['device-give-up', undefined],
    ['device-given-up', undefined],
  ]);
  expect(view()).toMatchObject({ busy: null, notice: { kind: 'given-up' } });
});

test('the end of a giving up is on record also where the door was left meanwhile', () => {
  const { machine, act, tell, acts } = atDoor();
  act({ kind: 'give-up' });
  machine.touch('service-leave');
  tell({ kind: 'unanswered', problem: problem('server-silent') });
  expect(acts().at(-1)).toEqual(['device-give-up-unanswered', 'server-silent']);
});

test('while a purchase of a moment ago is still asked about the device stays', () => {
  const { machine, act, asked, view } = atDoor((before) => {
    before.choose();
    before.answerQr();
    before.send({ kind: 'cancel', revision: before.loop.view().frame.revision });
  });
  expect(machine.loop.state().watched).toHaveLength(1);
  act({ kind: 'give-up' });
  expect(asked('give-up')).toBe(0);
  expect(view().notice).toEqual({ kind: 'money-open' });
});

test('nor does it move by registering it at another trade point, which gives it up at the old one', () => {
  const { tell, act, asked, view } = atDoor((before) => {
    before.choose();
    before.answerQr();
    before.send({ kind: 'cancel', revision: before.loop.view().frame.revision });
  });
  tell({ kind: 'chosen', point: { id: '13', name: 'Two' } });
  act({ kind: 'register' });
  expect(asked('register')).toBe(0);
  expect(view().notice).toEqual({ kind: 'money-open' });
});

test('a trade point is chosen from two thousand, page by page and by a search', () => {
  const { act, tell, view, machine, acts } = atDoor();
  act({ kind: 'list' });
  const points = Array.from({ length: 2_000 }, (_, index) => ({
    id: String(index + 1),
    name: `Shop ${String(index + 1)} (Abay ${String(index % 100)})`,
  }));
  tell({ kind: 'listed', points });
  expect(view().list).toMatchObject({ page: 0, pages: 334, found: 2_000, total: 2_000 });
  act({ kind: 'page', page: 333 });
  expect(view().list?.rows.map(({ id }) => id)).toEqual(['1999', '2000']);
  act({ kind: 'search', text: 'shop 1999' });
  expect(view().list).toMatchObject({ page: 0, found: 1 });
  act({ kind: 'choose', id: '100' });
  expect(machine.serviceEffects.at(-1)).toMatchObject({
    effect: { kind: 'choose', point: { id: '100' }, before: '12' },
  });
  tell({ kind: 'chosen', point: { id: '100', name: 'Shop 100' } });
  expect(acts()).toEqual([
    ['trade-point', '100'],
    ['trade-point-written', '100'],
  ]);
  expect(view()).toMatchObject({ list: null, chosen: { id: '100' }, notice: { kind: 'chosen' } });
  tell({ kind: 'registered', tradePoint: 'Shop 100' });
  expect(view()).toMatchObject({ chosen: null, notice: { kind: 'registered' } });
});

test('a trade point that the list does not have is not chosen', () => {
  const { act, tell, asked } = atDoor();
  act({ kind: 'list' });
  tell({ kind: 'listed', points: [{ id: '1', name: '' }] });
  act({ kind: 'choose', id: '2' });
  expect(asked('choose')).toBe(0);
});

test('what an editor wrote meanwhile is a sentence, and nothing is chosen', () => {
  const { act, tell, view, acts } = atDoor();
  act({ kind: 'list' });
  tell({ kind: 'listed', points: [{ id: '1', name: '' }] });
  act({ kind: 'choose', id: '1' });
  tell({
    kind: 'not-chosen',
    refusal: { kind: 'conflict', conflict: { key: 'payment.kaspi.tradePointId', found: null } },
  });
  expect(view()).toMatchObject({ chosen: null, notice: { kind: 'not-changed' } });
  expect(acts().at(-1)).toEqual(['trade-point-not-written', 'conflict']);
});

test('on a full disk the device cannot be given up', () => {
  const { machine, act, asked } = atDoor();
  machine.diskFull = true;
  act({ kind: 'give-up' });
  expect(asked('give-up')).toBe(0);
  expect(machine.menu.frame.isUnwritten).toBe(true);
});

test('a machine with notes alone shows that and does nothing here', () => {
  const { act, tell, view, asked } = atDoor();
  tell({ kind: 'facts-read', facts: { kind: 'none' }, verifier: null });
  act({ kind: 'give-up' });
  act({ kind: 'register' });
  expect(asked('give-up') + asked('register')).toBe(0);
  expect(view().facts).toEqual({ kind: 'none' });
});
