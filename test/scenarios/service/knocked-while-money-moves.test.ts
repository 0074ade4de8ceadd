import { expect, test } from 'vitest';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

/** Knocks, and tells the screen that stays; `service` where the menu has opened. */
function knocked(harness: LoopHarness): string {
  const before = harness.screen.name;
  harness.loop.dispatch({ kind: 'service-entered' });
  expect(harness.screen.name).toBe(before);
  return before;
}

test('from the QR on the screen to the product in the tray the menu stays shut', () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  const shown = [knocked(harness)];
  harness.answerQr();
  shown.push(knocked(harness));
  harness.answerStatus('scanned');
  shown.push(knocked(harness));
  harness.answerStatus('processed');
  shown.push(knocked(harness));
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown).not.toContain('service');
});

test('nor does it open while a note is in the acceptor, drawn in, or credited', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor();
  harness.chooseCash();
  knocked(harness);
  harness.escrow(500);
  knocked(harness);
  harness.stacked(500);
  expect(knocked(harness)).not.toBe('service');
  expect(harness.kinds()).toContain('bill-stacked');
});
