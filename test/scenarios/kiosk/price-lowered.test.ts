import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { STOOD_MS } from '../../../app/session/stock/price-history.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { keepPrices } from '../../../main/products/keep-prices.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';
import { until } from '../../support/until.ts';
import { catalogue } from '../money/harness.ts';

const log = { write: () => undefined };

let written: (() => Promise<void>)[] = [];

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-prices-'));
  onTestFinished(async () => {
    await Promise.all(written.map((settled) => settled()));
    written = [];
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A start at which water costs so much, with what `prices.json` says by then. */
function start(dataDirectory: string, tenge: number, { isTold = true, computer = 'this' } = {}) {
  const products = catalogue({ stock: 5 }).map((one) => ({ ...one, priceTiyn: tiyn(tenge * 100) }));
  const kiosk = new LoopHarness({ catalogue: products }).ready();
  const clock = new FakeClock();
  // The computer's clock counts parts of milliseconds.
  const fine = {
    monoMs: () => clock.monoMs() * (1 + 1e-9) + 0.3,
    wallMs: () => clock.wallMs(),
    setTimer: clock.setTimer.bind(clock),
  };
  const loop = { state: () => kiosk.loop.state(), dispatch: kiosk.loop.dispatch.bind(kiosk.loop) };
  written.push(keepPrices({ dataDirectory, computer, clock: fine, log, isTold, loop }));
  const card = () => {
    const { screen } = kiosk.loop.view();
    return screen.name === 'idle' ? screen.products[0] : undefined;
  };
  return { clock, kiosk, card };
}

/** Writes what a machine knows that has asked this price for two weeks. */
function asked(dataDirectory: string, tenge: number, askedMs: number): void {
  const id = catalogue({})[0]?.id ?? '';
  writeFileSync(
    join(dataDirectory, 'prices.json'),
    JSON.stringify({ machine: 'this', prices: { [id]: { priceTiyn: tenge * 100, askedMs, earlier: null } } }),
  );
}

test('the price before stands on the card after a start with a lower one', () => {
  const folder = freshFolder();
  asked(folder, 500, STOOD_MS);
  expect(start(folder, 400).card()).toMatchObject({ priceTiyn: 400_00, earlierTiyn: 500_00 });
});

test('a price that stood for a shorter time is not told', () => {
  const folder = freshFolder();
  asked(folder, 500, STOOD_MS - MINUTE_MS);
  expect(start(folder, 400).card()).toMatchObject({ earlierTiyn: null });
});

test('the time is written down while the machine runs, and a date that jumps does not count', async () => {
  const folder = freshFolder();
  asked(folder, 500, 0);
  const { clock } = start(folder, 500);
  clock.jumpWall(2 * STOOD_MS);
  await clock.advance(61 * MINUTE_MS);
  await until(() => readFileSync(join(folder, 'prices.json'), 'utf8').includes(`"askedMs":${String(60 * MINUTE_MS)}`));
  expect(start(folder, 400).card()).toMatchObject({ earlierTiyn: null });
});

test('a damaged file means that no earlier price is known', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'prices.json'), '{"machine":"this","prices":{"water":{"priceTiyn":-1}}}');
  expect(start(folder, 400).card()).toMatchObject({ earlierTiyn: null });
});

test('what was written down is known at the next start', async () => {
  const folder = freshFolder();
  asked(folder, 500, STOOD_MS - 60 * MINUTE_MS);
  const { clock } = start(folder, 500);
  await clock.advance(61 * MINUTE_MS);
  await until(() => readFileSync(join(folder, 'prices.json'), 'utf8').includes(`"askedMs":${String(STOOD_MS)}`));
  expect(start(folder, 400).card()).toMatchObject({ earlierTiyn: 500_00 });
});

test('where it is not told, a price counts all the same', () => {
  const folder = freshFolder();
  asked(folder, 500, STOOD_MS);
  expect(start(folder, 400, { isTold: false }).card()).toMatchObject({ earlierTiyn: null });
});

test('what another machine has asked is never told, and not counted on', async () => {
  const folder = freshFolder();
  asked(folder, 500, STOOD_MS);
  expect(start(folder, 400, { computer: 'other' }).card()).toMatchObject({ earlierTiyn: null });
  await until(() => readFileSync(join(folder, 'prices.json'), 'utf8').includes('"machine":"other"'));
  expect(readFileSync(join(folder, 'prices.json'), 'utf8')).toContain('"askedMs":0');
});
