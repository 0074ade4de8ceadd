import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { CreditHarness } from '../../support/harness/carried-change-harness.ts';

test('while change is on offer the service menu stays shut, so that nobody pays out what still buys something', async () => {
  const harness = await new CreditHarness().withChange();
  const isMenu = (): boolean => harness.screen.name === 'service';
  harness.loop.dispatch({ kind: 'service-entered' });
  expect(isMenu()).toBe(false);
  harness.more();
  harness.loop.dispatch({ kind: 'service-entered' });
  expect(isMenu()).toBe(false);
  expect(harness.loop.view().frame.carriedChange).not.toBeNull();
  harness.chooseFor('gum');
  harness.loop.dispatch({ kind: 'service-entered' });
  expect(isMenu()).toBe(false);
});

test('after the offer it opens, and nothing is on offer in it', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  await harness.clock.advance(DELAYS.carriedChangeMs);
  harness.loop.dispatch({ kind: 'service-entered' });
  expect(harness.screen.name).toBe('service');
  expect(harness.loop.state().carriedChange).toBeNull();
});
