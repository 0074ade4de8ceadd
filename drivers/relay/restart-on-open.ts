import { delays } from '../common/delays.ts';
import type { WhenMainEnds } from '../definition/when-main-ends.ts';
import type { ModemLines } from '../port/modem-lines.ts';

/**
 * A port whose outputs are to stay off belongs to a board that resets itself on them. A guardian opens it with stty and
 * the shell, which cannot keep them off.
 */
export function restartOnOpen({ dtr, rts }: ModemLines): Pick<WhenMainEnds, 'restartMs'> {
  return dtr === 'off' || rts === 'off' ? { restartMs: delays.boardRestartMs } : {};
}
