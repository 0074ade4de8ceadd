import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { catalogue } from '../money/harness.ts';

test('a new price counts for the customer who comes while the card of an interrupted sale is shown', () => {
  const before = new CashHarness().ready().plugAcceptor().chooseCash();
  before.escrow(500);
  const kiosk = new CashHarness();
  kiosk.entries.push(...before.entries);
  kiosk.clock.jumpWall(before.clock.wallMs() + 5_000 - kiosk.clock.wallMs());
  kiosk.send({ kind: 'booted', ledger: replay(kiosk.entries), version: 'test' });
  kiosk.send({ kind: 'relay-ready' });
  kiosk.plugParts();
  kiosk.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  kiosk.plugAcceptor();
  expect(kiosk.screen).toMatchObject({ name: 'idle', interrupted: [{ money: 'in-doubt' }] });
  const { settings } = kiosk.loop.state();
  kiosk.send({ kind: 'settings-changed', settings: { ...settings, catalogue: catalogue({ priceTiyn: 70_000 }) } });
  expect(kiosk.screen).toMatchObject({ name: 'idle', products: [{ priceTiyn: tiyn(70_000) }] });
});
