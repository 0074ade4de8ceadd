import type { Held } from '../../../journal/collections.ts';
import type { DoorContext } from '../../state/door.ts';
import type { CashChange } from './change.ts';

interface Counting {
  readonly number: number;
  readonly held: Held;
  readonly counted: Held | null;
}

/** The slip of a collection, where there is a printer that can print; no money depends on it. */
export function printed(
  { kiosk, now }: DoorContext,
  { number, held, counted }: Counting,
): Pick<CashChange, 'kiosk' | 'kioskEffects'> {
  if (kiosk.printer.kind !== 'ready') return {};
  const { settings, tradePoint, language } = kiosk;
  const slips = kiosk.slips + 1;
  return {
    kiosk: { ...kiosk, slips },
    kioskEffects: [
      {
        kind: 'print',
        number: slips,
        slip: {
          kind: 'collection',
          language: settings.languages[0] ?? language,
          operatorName: settings.operatorName,
          tradePoint,
          number,
          ...held,
          counted,
          atMs: now.wallMs,
        },
      },
    ],
  };
}
