import { expect, test } from 'vitest';
import type { LoopObserver, ObservedStep } from '../../../main/runtime/observers/observer.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

function recorder(): { readonly observer: LoopObserver; readonly steps: ObservedStep[] } {
  const steps: ObservedStep[] = [];
  return { observer: { name: 'recorder', observe: (step) => void steps.push(step) }, steps };
}

const broken: LoopObserver = {
  name: 'broken',
  observe() {
    throw new Error('a fault of its own');
  },
};

test('the sale continues, the other observers are called, and the log has the failure once per kind of event', () => {
  const { observer, steps } = recorder();
  const harness = new LoopHarness({}, [broken, observer]).ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('scanned');
  harness.answerStatus('processed');
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', dispensed: true }]);
  expect(steps.at(-1)?.event.kind).toBe('pulse-done');
  const failed = harness.log.filter(({ event }) => event === 'observer-failed');
  expect(failed.filter(({ facts }) => facts?.['event'] === 'status-answered')).toMatchObject([
    { level: 'error', facts: { observer: 'broken' } },
  ]);
  expect(harness.log.some(({ event }) => event === 'internal-error')).toBe(false);
});

test('a step is observed after its entries, its view and the start of its effects', () => {
  const seen: string[][] = [];
  const harness = new LoopHarness({}, [
    {
      name: 'order',
      observe: ({ event }) => {
        if (event.kind === 'choose') seen.push([...harness.order]);
      },
    },
  ]).ready();
  harness.order.length = 0;
  harness.choose();
  expect(seen).toEqual([['entry sale-opened', 'entry purchase-asked', 'view preparing', 'effect ask-purchase']]);
});

test('an observed step has the state before and after, the entries and the view', () => {
  const { observer, steps } = recorder();
  const harness = new LoopHarness({}, [observer]).ready();
  harness.choose();
  const step = steps.at(-1);
  expect(step?.before.session.kind).toBe('idle');
  expect(step?.after).toBe(harness.loop.state());
  expect(step?.entries.map(({ kind }) => kind)).toEqual(['sale-opened', 'purchase-asked']);
  expect(step?.view.screen.name).toBe('preparing');
  expect(Object.isFrozen(step) && Object.isFrozen(step?.entries)).toBe(true);
});

test('a step that the journal refuses is observed without entries, then the refusal', () => {
  const { observer, steps } = recorder();
  const harness = new LoopHarness({}, [observer]).ready();
  steps.length = 0;
  harness.diskFull = true;
  harness.choose();
  const [refused, refusal] = steps;
  expect(refused).toMatchObject({ event: { kind: 'choose' }, entries: [], view: { screen: { name: 'idle' } } });
  expect(refused?.after).toBe(refused?.before);
  expect(refusal).toMatchObject({
    event: { kind: 'journal-refused', refused: { kind: 'choose' } },
    entries: [],
    view: { screen: { name: 'out-of-service' } },
  });
});

test('an event that waits for the journal is observed when it is taken', async () => {
  const { observer, steps } = recorder();
  const harness = new LoopHarness({ hasAcceptor: true }, [observer]).ready();
  harness.diskFull = true;
  harness.choose();
  harness.send({ kind: 'cassette-removed' });
  const kinds = (): readonly string[] => steps.map(({ event }) => event.kind);
  expect(kinds()).not.toContain('cassette-removed');
  harness.diskFull = false;
  await harness.clock.advance(5_000);
  expect(kinds()).toContain('cassette-removed');
});

test('a programming error in the loop is observed as the screen that it leads to', () => {
  const { observer, steps } = recorder();
  const harness = new LoopHarness({}, [observer]).ready();
  Reflect.apply(harness.loop.dispatch, harness.loop, [{ kind: 'no such event' }]);
  expect(steps.at(-1)).toMatchObject({ entries: [], view: { screen: { problem: { reason: 'internal-error' } } } });
});
