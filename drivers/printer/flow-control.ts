/**
 * How the printer tells that its buffer is full.
 * - `xon-xoff`: by a byte; it is obeyed with the other ones, too
 * - `dtr-dsr`, `rts-cts`: by its modem line, which is the computer's DSR or CTS
 * - `none`: not at all; only what it has answered behind shows what it has taken
 */
export const flowControls = ['xon-xoff', 'dtr-dsr', 'rts-cts', 'none'] as const;
export type FlowControl = (typeof flowControls)[number];

/** What a model leaves the factory with: DTR/DSR on an Epson, and XON/XOFF is what most others understand. */
export function flowControlOf(model: string | undefined): FlowControl {
  return /^epson\b/i.test(model ?? '') ? 'dtr-dsr' : 'xon-xoff';
}
