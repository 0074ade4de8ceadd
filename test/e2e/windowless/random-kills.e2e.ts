import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { WindowlessKiosk } from '../../support/windowless/windowless-kiosk.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';
import { Seeded } from '../../support/seeded.ts';

/* SAUDA_KILLS=500 SAUDA_KILLS_SEED=7 npm test -- --only e2e random-kills */
const KILLS = Number(process.env['SAUDA_KILLS'] ?? 12);
const SEED = Number(process.env['SAUDA_KILLS_SEED'] ?? Date.now() % 100_000);
/** A sale lasts about so long from the touch to the end of the pulse; the kill comes somewhere in it. */
const SALE_MS = 3_500;
const SETTLED_MS = 120_000;
const PULSE_MS = 200;

async function configWith(sandbox: Sandbox, relayPort: string): Promise<string> {
  const ready = sandbox.files.configs.enhanced ?? '';
  const config = z.looseObject({}).parse(parse(await readFile(ready, 'utf8')));
  const file = join(dirname(ready), 'kiosk-under-test.yaml');
  await writeFile(
    file,
    stringify({ ...config, peripherals: { relay: { driver: 'lcus', port: relayPort, pulseMs: PULSE_MS } } }),
  );
  return file;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A customer: touches a product; what was on the screen may be scanned and paid at any time after, kill or no kill. */
class Customer {
  readonly #sandbox: Sandbox;
  readonly #chance: Seeded;
  readonly #seen = new Set<string>();
  readonly #acts: Promise<unknown>[] = [];

  constructor(sandbox: Sandbox, chance: Seeded) {
    this.#sandbox = sandbox;
    this.#chance = chance;
  }

  async buy(kiosk: WindowlessKiosk): Promise<void> {
    // Whatever the kill cuts short is over; the money is what counts, and it is counted in the end.
    await kiosk.tapProduct('Су').catch(() => undefined);
    await kiosk.tap('Kaspi QR').catch(() => undefined);
    await kiosk.waitScreen('qr', SALE_MS).catch(() => undefined);
    const onScreen = await kiosk.screen().catch(() => null);
    const purchase = this.#sandbox.purchases().at(-1);
    if (onScreen !== 'qr' || purchase === undefined || this.#seen.has(purchase.id)) return;
    this.#seen.add(purchase.id);
    const [scanMs, confirmMs, pays, cancels] = [
      this.#chance.below(600),
      this.#chance.below(1_200),
      this.#chance.chance(0.85),
      this.#chance.chance(0.15),
    ];
    this.#acts.push(this.#pay(purchase.id, scanMs, confirmMs, pays));
    if (cancels) await kiosk.tap('Бас тарту').catch(() => undefined);
  }

  async #pay(id: string, scanMs: number, confirmMs: number, pays: boolean): Promise<void> {
    await pause(scanMs);
    const scanned = await this.#sandbox.phone.scan(id);
    await pause(confirmMs);
    const answered = await (pays ? this.#sandbox.phone.confirm(id) : this.#sandbox.phone.decline(id));
    // Nothing expires so fast: the bank itself has no reason to refuse.
    expect([scanned.ok, answered.ok]).toEqual([true, true]);
  }

  /** Unscanned purchases are refused at the end, so that the bank has a final status for each. */
  async done(): Promise<void> {
    await Promise.all(this.#acts);
    for (const { id } of this.#sandbox.purchases().filter(({ status }) => status === 'QrTokenCreated')) {
      expect(await this.#sandbox.phone.scanError(id)).toMatchObject({ ok: true });
    }
  }
}

test('killed again and again at random moments of a sale: no tenge lost or invented', async ({}, info) => {
  info.annotations.push({ type: 'seed', description: `SAUDA_KILLS=${String(KILLS)} SAUDA_KILLS_SEED=${String(SEED)}` });
  process.stdout.write(`  ${String(KILLS)} kills, seed ${String(SEED)}\n`);
  test.setTimeout(120_000 + KILLS * 15_000);
  const chance = new Seeded(SEED);
  const directory = await mkdtemp(join(tmpdir(), 'sauda-kills-'));
  const sandbox = await startSandbox({
    dir: join(directory, 'bank'),
    ports: { enhanced: 0 },
    behaviour: { pollingIntervalS: 1, confirmS: 20 },
  });
  const relay = await RelayLine.open();
  const start = { dataDirectory: join(directory, 'data'), config: await configWith(sandbox, relay.path) };
  const customer = new Customer(sandbox, chance);
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const kiosk = await WindowlessKiosk.start(start);
      await kiosk.waitScreen('idle');
      const dead = pause(chance.below(SALE_MS)).then(() => kiosk.kill());
      await customer.buy(kiosk);
      await dead;
    }
    await customer.done();
    const last = await WindowlessKiosk.start(start);
    await expect
      .poll(async () => (await last.ledger()).filter(({ state }) => state === 'open' || state === 'unresolved'), {
        timeout: SETTLED_MS,
      })
      .toEqual([]);
    const sales = await last.ledger();
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
    const purchases = sandbox.purchases();
    expect(sum(sales.map((sale) => sale.paidTiyn))).toBe(
      sum(purchases.filter(({ status }) => status === 'Processed').map((one) => one.amountTiyn)),
    );
    expect(sum(sales.map((sale) => sale.refundedTiyn))).toBe(sum(purchases.map((one) => one.returnedTiyn)));
    const paid = sales.filter((sale) => sale.paidTiyn > 0).length;
    const dispensed = sales.filter((sale) => sale.dispensed).length;
    // An interrupted pulse is no dispensed product on record, but no sale ever pulses twice.
    expect(relay.pulses().length).toBeGreaterThanOrEqual(dispensed);
    expect(relay.pulses().length).toBeLessThanOrEqual(paid);
    expect(paid).toBeGreaterThan(0);
    await last.close();
  } finally {
    await relay.dispose();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
});
