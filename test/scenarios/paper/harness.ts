import { tiyn } from '../../../app/money/money.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { Slip } from '../../../app/paper/slip.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { harnessSettings, type LoopHarness } from '../../support/harness/loop-harness.ts';
import { MoneyHarness } from '../money/harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

type Print = Extract<Effect, { kind: 'print' }>;

/** A kiosk with a printer that can be bought from by QR. */
export function withPrinter(settings: MachineSettings = {}): MoneyHarness {
  return new MoneyHarness({ printer: 'optional', ...settings });
}

/** The same with an acceptor; the water costs so much. */
export function withNotes({
  priceTiyn = 45_000,
  ...settings
}: MachineSettings & { priceTiyn?: number } = {}): CashHarness {
  const catalogue = harnessSettings.catalogue.map((product) => ({ ...product, priceTiyn: tiyn(priceTiyn) }));
  const harness = new CashHarness({ printer: 'optional', catalogue, ...settings }).ready();
  return harness.plugAcceptor().chooseCash();
}

/** All that was sent to the printer, in its order. */
export function prints({ effects }: LoopHarness): readonly Print[] {
  return effects.filter((effect): effect is Print => effect.kind === 'print');
}

/** What is on those papers. */
export function slips(harness: LoopHarness): readonly Slip[] {
  return prints(harness).map(({ slip }) => slip);
}

/** The printer's word about a slip; the last one it was sent, unless another is named. */
export function printed(harness: LoopHarness, number: number = prints(harness).length): void {
  harness.send({ kind: 'print-done', number });
}

/** It did not come out. */
export function failed(harness: LoopHarness, number: number = prints(harness).length): void {
  harness.send({ kind: 'print-failed', number });
}
