import { expect, test } from 'vitest';
import { NotesAloneHarness } from '../../support/harness/notes-alone-harness.ts';

test('until the acceptor is ready the machine is starting; there is no bank to wait for', () => {
  const harness = new NotesAloneHarness().boot();
  harness.send({ kind: 'relay-ready' });
  expect(harness.screen.name).toBe('starting');
  harness.plugAcceptor();
  expect(harness.screen.name).toBe('idle');
});

test('without its acceptor the machine is out of service with the reason; it recovers by itself', () => {
  const harness = new NotesAloneHarness().ready();
  harness.unplugAcceptor();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'acceptor-lost' } });
  harness.choose();
  expect(harness.kinds()).not.toContain('sale-opened');
  harness.plugAcceptor();
  expect(harness.screen.name).toBe('idle');
});

test('notes that match no price are named as the reason, not the bank', () => {
  const harness = new NotesAloneHarness({ change: 'refuse' }).ready();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'notes-do-not-fit' } });
});

test('the acceptor fails while the details are shown: back to the out-of-service screen', () => {
  const harness = new NotesAloneHarness({ productDetails: true }).ready();
  harness.choose();
  expect(harness.screen.name).toBe('product');
  harness.unplugAcceptor();
  harness.send({ kind: 'pay', revision: harness.loop.view().frame.revision, freshId: 'sale-1' });
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'acceptor-lost' } });
});
