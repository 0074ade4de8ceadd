import { command } from '../../../app/command-line/command.ts';
import { amount, day, LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { flag, path, value } from '../../../app/command-line/option.ts';
import { readPeriod } from '../../../app/journal/days.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { ASK_LIMITS } from '../../reconcile/ask.ts';
import type { ApplicationContext } from '../terminal/context.ts';
import { cashCount, readNotes } from './counted-cash.ts';
import { runPayments, type PaymentsRequest } from './payments.ts';
import type { ReconcileRequest } from './request.ts';
import { runReconcile, type ReconcilePorts } from './run.ts';

const TEXT = `Compares the journal with what the bank says about each purchase of the days given (of Kazakhstan, both included), and
products and notes counted in the machine with its stock and its cassette; with --collected, with the cassette that was
taken out last. With --payments instead: the journal with a payment service's list, JSON or CSV with the columns orderId,
amount, status, transactionId. Reads only; works beside a running kiosk. Exit code 0 where everything fits, otherwise 1; the summary of
--json says as its outcome which: "differs", or "not-compared" where nothing differs but not everything was compared.`;

const OPTIONS = {
  'config': path({ placeholder: 'FILE', help: "the kiosk's configuration; needed without --payments" }),
  'data-dir': path({ placeholder: 'DIR', help: "the kiosk's data directory" }),
  'from': day({ help: 'the first day, as 2026-11-01' }),
  'to': day({ help: 'the last day' }),
  'counts': value({ placeholder: 'water=7,juice=3', help: 'the products left in the machine' }, readCounts),
  'cash': amount({ help: 'the money in the cassette' }, '15000'),
  'notes': value({ placeholder: '500x12,1000x3', help: 'the notes in the cassette' }, readNotes),
  'collected': flag({ help: 'of the cassette that was taken out last', needs: ['cash', 'notes'] }),
  'payments': path({
    placeholder: 'FILE',
    help: "a payment service's list of payments, compared without asking the bank",
    conflicts: ['counts', 'cash', 'notes', 'collected'],
  }),
  'language': LANGUAGE,
} as const;

/** The command with the given limits on asking the bank; tests use short ones. */
export function reconcileCommandWithin(limits: ReconcilePorts['limits']) {
  return command({
    name: 'reconcile',
    summary: 'the journal compared with the bank, the stock and the cassette',
    text: TEXT,
    options: OPTIONS,
    read: (values): Result<ReconcileRequest | PaymentsRequest, string> => {
      const period = readPeriod(values.from ?? undefined, values.to ?? undefined);
      if (!period.ok) return period;
      const { payments, language, json, 'data-dir': dataDirectory } = values;
      if (payments !== null) return ok({ paymentsFile: payments, dataDirectory, period: period.value, language, json });
      if (values.config === null) return err('--config is missing');
      const cash = cashCount({ amountTiyn: values.cash, notes: values.notes, collected: values.collected });
      if (!cash.ok) return cash;
      return ok({
        configFile: values.config,
        dataDirectory,
        period: period.value,
        products: values.counts,
        cash: cash.value,
        language,
        json,
      });
    },
    run: (request, context: ApplicationContext) =>
      'paymentsFile' in request ? runPayments(request, context) : runReconcile(request, { ...context, limits }),
  });
}

export const reconcileCommand = reconcileCommandWithin(ASK_LIMITS);

const COUNT = /^([A-Za-z0-9_-]{1,64})=(\d{1,6})$/;

/** Reads `water=7,juice=3`. */
function readCounts(text: string): Result<ReadonlyMap<string, number>, string> {
  const counts = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, product, count] = COUNT.exec(part.trim()) ?? [];
    if (product === undefined) return err('takes products and numbers like water=7,juice=3');
    if (counts.has(product)) return err(`names ${product} twice`);
    counts.set(product, Number(count));
  }
  return ok(counts);
}
