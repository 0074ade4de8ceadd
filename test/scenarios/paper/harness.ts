import { tiyn } from '../../../app/money/money.ts';
import type { Effect } from '../../../app/session/effect.ts';
import type { Slip } from '../../../app/paper/slip.ts';
import type { KioskSettings } from '../../../app/session/state.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';
import { benchSettings, type LoopBench } from '../../support/harness/loop-harness.ts';
import { MoneyBench } from '../money/harness.ts';

type Print = Extract<Effect, { kind: 'print' }>;

/** A kiosk with a printer that can be bought from by QR. */
export function withPrinter(settings: Partial<KioskSettings> = {}): MoneyBench {
  return new MoneyBench({ printer: 'optional', ...settings });
}

/** The same with an acceptor; the water costs so much. */
export function withNotes({
  priceTiyn = 45_000,
  ...settings
}: Partial<KioskSettings> & { priceTiyn?: number } = {}): CashBench {
  const catalogue = benchSettings.catalogue.map((product) => ({ ...product, priceTiyn: tiyn(priceTiyn) }));
  const bench = new CashBench({ printer: 'optional', catalogue, ...settings }).ready();
  return bench.plugAcceptor().chooseCash();
}

/** All that was sent to the printer, in its order. */
export function prints({ effects }: LoopBench): readonly Print[] {
  return effects.filter((effect): effect is Print => effect.kind === 'print');
}

/** What is on those papers. */
export function slips(bench: LoopBench): readonly Slip[] {
  return prints(bench).map(({ slip }) => slip);
}

/** The printer's word about a slip; the last one it was sent, unless another is named. */
export function printed(bench: LoopBench, number: number = prints(bench).length): void {
  bench.send({ kind: 'print-done', number });
}

/** It did not come out. */
export function failed(bench: LoopBench, number: number = prints(bench).length): void {
  bench.send({ kind: 'print-failed', number });
}
