/** What every scene has to do with: the machine, its devices, its books, and a customer. */
import { z } from 'zod';
import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import type { LineDevice } from '../devices.ts';
import type { Machine } from '../any-machine.ts';
import type { Point } from '../qmp.ts';
import type { Releases } from '../releases.ts';

/** A machine with its devices, and the facts that the scene has measured. */
export interface Stage {
  readonly machine: Machine;
  readonly acceptor: LineDevice;
  readonly relay: LineDevice;
  readonly releases: Releases;
  /** Seconds of the machine's own clock where the name says nothing else. */
  measured: Record<string, number>;
  /** A start of the kiosk from nothing, as soon as it has been measured, in seconds. */
  plainStartS: number | null;
  /** Products that certainly came out, in tenge. */
  soldTenge: number;
  /** Money of customers who got nothing, in tenge. */
  owedTenge: number;
  /** Products of which nobody can know: the kiosk was killed while the contact was closed. In tenge. */
  uncertainTenge: number;
}

/** Something that happens to the machine. */
export interface Scene {
  readonly name: string;
  /** Afterwards there is no program any more that could read the books. */
  readonly isEnd?: boolean;
  /** It needs a kernel, a clock or a boot of its own, which a container has not. */
  readonly needsKernel?: boolean;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Where the product is on the portrait screen, also below the cards of two sales that were interrupted. */
export const WATER: Point = { x: 0.25, y: 0.53 };
export const PRICE_TENGE = 500;
/** A shell word for the process of the kiosk's main. */
export const MAIN = '$(systemctl show sauda.service -p MainPID --value)';

const saleSchema = z.looseObject({
  saleId: z.string(),
  paidTiyn: z.number(),
  deliveredTiyn: z.number(),
  refundedTiyn: z.number(),
  owedTiyn: z.number(),
});
const TIYN = 100;

/** The audit of the journal, as a technician has it in the field; says in short what is in it. */
export async function checkBooks({ machine, soldTenge, owedTenge, uncertainTenge }: Stage): Promise<string> {
  const text = await machine.run('sauda ledger --data-dir /var/lib/sauda --json 2>/dev/null');
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  if (!lines.some((line) => line.startsWith('{"totals"'))) throw new Failure(`The ledger cannot be read: ${text}`);
  const sales = lines.flatMap((line) => {
    const read = saleSchema.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  });
  const wrong = sales.filter((one) => one.paidTiyn !== one.deliveredTiyn + one.refundedTiyn + one.owedTiyn);
  if (wrong.length > 0) throw new Failure(`The books do not add up: ${JSON.stringify(wrong)}`);
  const delivered = sales.reduce((sum, { deliveredTiyn }) => sum + deliveredTiyn, 0) / TIYN;
  const owed = sales.reduce((sum, { owedTiyn }) => sum + owedTiyn, 0) / TIYN;
  const books = `${String(sales.length)} sales, delivered ${String(delivered)}, owed ${String(owed)} tenge`;
  say(`  ledger: ${books}`);
  const doubt = delivered - soldTenge;
  if (doubt < 0 || doubt > uncertainTenge || doubt + owed !== uncertainTenge + owedTenge)
    throw new Failure(
      `${soldTenge} tenge came out for certain, ${uncertainTenge} perhaps, and ${owedTenge} are owed; the ledger has ${delivered} and ${owed}.`,
    );
  return books;
}

/** A customer takes water and pays with a note. */
export async function sell(stage: Stage, name: string): Promise<void> {
  const { machine } = stage;
  const cash = await toCash(stage);
  await machine.picture(`${name}-cash`);
  stage.acceptor.type(`insert ${PRICE_TENGE}`);
  const success = await machine.until('success', cash);
  stage.soldTenge += PRICE_TENGE;
  await machine.picture(`${name}-success`);
  await machine.until('idle', success.number);
}

/** A customer has chosen water and looks for a note; returns how many screens there were until then. */
export async function toCash(stage: Stage, product: Point = WATER): Promise<number> {
  const { machine } = stage;
  const before = machine.shown;
  const isThere = (): boolean =>
    machine.journal.screens.some(({ number, screen }) => number > before && screen === 'cash');
  for (let touches = 0; touches < MOST_TOUCHES && !isThere(); touches += 1) {
    await machine.touch(product);
    // A page that is still being drawn does not hear the first touch; whoever stands there touches again.
    const touchedS = await machine.uptimeS();
    await waitFor('The machine stands still.', LIMIT_MS, async () => {
      return isThere() || (await machine.uptimeS()) > touchedS + TOUCH_AGAIN_S;
    });
  }
  return (await machine.until('cash', before, LIMIT_MS)).number;
}

/** To one decimal. */
export function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** Waits for something that is asked again and again. Throws a `Failure` with `what` after the limit. */
export async function waitFor(what: string, limitMs: number, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Failure(what);
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
}

const ASK_MS = 500;
/** Emulated on a busy computer. */
const LIMIT_MS = 10 * 60_000;
const MOST_TOUCHES = 4;
const TOUCH_AGAIN_S = 10;
