import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import { withMoney } from './harness.ts';

test('both steps are confirmed by hand, as the record shows', () => {
  const machine = withMoney();
  machine.send({ kind: 'acceptor-out', problem: problem('acceptor-lost', { port: 'test', detail: 'unplugged' }) });
  machine.atCash('technician');
  machine.do({ kind: 'collect' }).do({ kind: 'cassette-out' });
  expect(machine.loop.state().cassette).toEqual({ amountTiyn: 0, bills: 0 });
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000, bills: 3 } });
  // An acceptor that comes back proves nothing about a cassette that it did not see go.
  machine.plugAcceptor();
  machine.read();
  expect(machine.cash.collection?.step).toBe('in');
  machine.do({ kind: 'cassette-in' }).count(500, 2).count(1_000, 1).do({ kind: 'confirm' });
  expect(machine.told()).toMatchObject([
    { kind: 'collection-started' },
    { kind: 'cash-collected', amountTiyn: 200_000, bills: 3, role: 'technician' },
    { kind: 'collection-cassette', what: 'out', by: 'hand' },
    { kind: 'collection-cassette', what: 'in', by: 'hand' },
    { kind: 'collection-noted' },
    { kind: 'collection-noted' },
    { kind: 'collection-counted', amountTiyn: 200_000, expectedTiyn: 200_000 },
  ]);
  machine.sound();
});

test('an acceptor that sees it after all collects nothing a second time', () => {
  const machine = withMoney().atCash();
  machine.do({ kind: 'collect' }).do({ kind: 'cassette-out' });
  machine.takeCassette();
  machine.read();
  expect(machine.told().filter(({ kind }) => kind === 'cash-collected')).toHaveLength(1);
  expect(machine.cash.collection?.expected).toMatchObject({ amountTiyn: 200_000, bills: 3 });
  machine.sound();
});
