import { MAX_AMOUNT_TIYN, tiyn, type Tiyn, TIYN_PER_TENGE } from '../../../money/money.ts';
import { err, ok, type Result } from '../../../result.ts';
import type { Mistaken } from './types.ts';

/** A price as people type it, in tenge: a comma or a point before the tiyn, blanks between thousands. */
export function typedPrice(text: string): Result<Tiyn, Mistaken> {
  const plain = text.replaceAll(/[\s₸]/g, '').replace(',', '.');
  if (!/^\d{1,12}(\.\d*)?$/.test(plain)) return err({ mistake: 'price-not-number', limit: null });
  if (/\.\d{3,}$/.test(plain)) return err({ mistake: 'price-decimals', limit: null });
  const amount = Math.round(Number(plain) * TIYN_PER_TENGE);
  if (amount === 0) return err({ mistake: 'price-zero', limit: null });
  if (amount > MAX_AMOUNT_TIYN) return err({ mistake: 'price-too-high', limit: MAX_AMOUNT_TIYN / TIYN_PER_TENGE });
  return ok(tiyn(amount));
}
