import { modelName } from './model-name.ts';

/**
 * How the printer signals that its buffer is full.
 * - `xon-xoff`: by a byte; it is obeyed in addition to the others
 * - `dtr-dsr`, `rts-cts`: by its modem line, which is the computer's DSR or CTS
 * - `none`: not at all; only its later answers show what it has received
 */
export const flowControls = ['xon-xoff', 'dtr-dsr', 'rts-cts', 'none'] as const;
export type FlowControl = (typeof flowControls)[number];

/** What a model leaves the factory with: DTR/DSR on an Epson, and XON/XOFF is what most others understand. */
export function flowControlOf(model: string | undefined): FlowControl {
  return modelName(model ?? '').startsWith('epson') ? 'dtr-dsr' : 'xon-xoff';
}
