import type { JournalEntry } from '../../app/journal/entry.ts';
import { text } from '../../app/messages/text.ts';
import { stuckProducts } from '../../app/session/dispense/stuck-products.ts';
import type { KioskState } from '../../app/session/state/state.ts';
import type { View } from '../../app/session/view/view.ts';
import type { LogStore } from '../log/log-store.ts';
import type { KioskParts } from './kiosk-parts.ts';

/** What became of money that bought nothing, for the technician; the journal has the whole. */
export function logMoney(entries: readonly JournalEntry[], log: LogStore): void {
  for (const entry of entries) {
    const { kind } = entry;
    if (kind === 'refund-done' || kind === 'debt-recorded' || kind === 'debt-settled') {
      log.write('warning', kind, { saleId: entry.saleId, amountTiyn: entry.amountTiyn });
    }
    if (kind === 'bill-doubtful') log.write('error', kind, { saleId: entry.saleId, billTiyn: entry.billTiyn });
    if (kind === 'orphan-recorded')
      log.write('error', kind, { orphanId: entry.orphanId, amountTiyn: entry.amountTiyn });
    if (kind === 'cash-collected') log.write('info', kind, { amountTiyn: entry.amountTiyn, bills: entry.bills });
    if (kind === 'refund-failed')
      log.write('error', kind, { saleId: entry.saleId, code: entry.code, certain: entry.certain });
  }
}

/** A product that is taken off the offer, once: the screen on which its last sale ends comes with it. */
export function withStuckLog(log: LogStore, state: () => KioskState, show: (view: View) => void): (view: View) => void {
  let told: readonly string[] = [];
  return (view): void => {
    show(view);
    const stuck = stuckProducts(state());
    for (const productId of stuck) {
      if (!told.includes(productId)) log.write('warning', 'product-stuck', { productId });
    }
    told = stuck;
  };
}

/** The out-of-service screen's sentence also goes into the log, word for word. */
export function withServiceLog({ config, log }: KioskParts, show: (view: View) => void): (view: View) => void {
  const language = config.languages[0] ?? 'kk';
  let last = '';
  let isClosed = false;
  return (view): void => {
    const { screen } = view;
    show(view);
    const key = screen.name === 'out-of-service' ? JSON.stringify(screen.problem) : screen.name;
    if (key === last) return;
    if (screen.name === 'out-of-service') {
      const { reason, parameters } = screen.problem;
      const message = text(language, `problem.${reason}.technician`, parameters);
      log.write('error', 'out-of-service', { ...parameters, reason, message });
      isClosed = true;
    } else {
      log.write('info', 'screen-changed', {
        screen: screen.name,
        ...(screen.name === 'error' ? { reason: screen.reason } : {}),
      });
    }
    if (isClosed && screen.name === 'idle') {
      log.write('info', 'back-in-service');
      isClosed = false;
    }
    last = key;
  };
}
