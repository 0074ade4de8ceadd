import type { DayPeriod } from '../../app/journal/days.ts';
import {
  questionsOf,
  reconcile,
  type BankAnswer,
  type ComparedService,
  type Question,
  type ReconcileCounts,
  type ReconcileOptions,
} from '../../app/journal/reconcile.ts';
import { countedDifferently, doubtfulBills, reconcileCash, type CashCount } from '../../app/journal/reconcile-cash.ts';
import type { ReconcileFinding } from '../../app/journal/reconcile-finding.ts';
import { reconcileStock, type ChannelOf } from '../../app/journal/reconcile-stock.ts';
import type { SaleRecord } from '../../app/journal/replay.ts';
import type { PaymentFailure } from '../../app/payment/provider.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Result } from '../../app/result.ts';
import type { AuditedLedger } from '../ledger/read-ledger.ts';
import { askBank, type AskedBank, type AskLimits } from './ask.ts';

/** A connection to a service, or a sentence that says why there is none. */
export type Line =
  { readonly bank: AskedBank & { close(): void }; readonly why: null } | { readonly bank: null; readonly why: string };

export interface CompareParts {
  /** Reads the journal as it is now; the error is a sentence. */
  readonly journal: () => Result<AuditedLedger, string>;
  readonly period: DayPeriod;
  readonly products: ReadonlyMap<string, number> | null;
  readonly cash: CashCount | null;
  readonly channelOf: ChannelOf;
  /** Every service of the configuration. */
  readonly services: readonly ComparedService[];
  readonly clock: Clock;
  readonly limits: AskLimits;
  /** Connects to the service with this binding; asked for only where there is something to ask it. */
  readonly connect: (service: string) => Promise<Line>;
  readonly waiting: (service: string, done: number, count: number, waitMs: number) => void;
  readonly explain: (service: string, failure: PaymentFailure) => string;
  readonly notes: readonly string[];
}

export const NOTHING_COMPARED: ReconcileCounts = {
  purchases: 0,
  compared: 0,
  inProgress: 0,
  notComparable: 0,
  unseen: 0,
};

/** The kiosk keeps selling: sales that changed while the bank was asked are asked about again, at most this often. */
const MAX_ROUNDS = 3;

/** Compares the journal, the services' answers and the counts. */
export async function compareAll(first: AuditedLedger, parts: CompareParts): Promise<Outcome> {
  const optionsNow = (): ReconcileOptions => ({
    services: parts.services,
    period: parts.period,
    nowMs: parts.clock.wallMs(),
  });
  const lines = new Lines(parts.connect);
  const { ledger, answers, busySales } = await askWhileSelling(first, lines, optionsNow, parts);
  lines.close();
  const { findings, counts } = reconcile(ledger.sales.values(), answers, { ...optionsNow(), busySales });
  return {
    findings: [
      ...chainFindings(ledger),
      ...findings,
      ...doubtfulBills(ledger.sales.values(), parts.period),
      ...countedDifferently(ledger.cassettes.counted, parts.period),
      ...countedFindings(ledger, parts),
    ],
    counts,
    notes: parts.notes,
    notAsked: lines.failures.length === 0 ? null : lines.failures.join(' '),
  };
}

/** The connections to the services, each opened for its first question. One that fails does not stop the others. */
class Lines {
  readonly #connect: CompareParts['connect'];
  readonly #open = new Map<string, Line>();

  constructor(connect: CompareParts['connect']) {
    this.#connect = connect;
  }

  /** The bank behind the binding; null where it cannot be asked (any more). */
  async bank(service: string): Promise<AskedBank | null> {
    const line = this.#open.get(service) ?? (await this.#connect(service));
    this.#open.set(service, line);
    return line.bank;
  }

  /** Asks this service nothing more. */
  giveUp(service: string, why: string): void {
    this.#open.get(service)?.bank?.close();
    this.#open.set(service, { bank: null, why });
  }

  get failures(): readonly string[] {
    return [...new Set([...this.#open.values()].flatMap(({ why }) => (why === null ? [] : [why])))];
  }

  isGivenUp(service: string): boolean {
    return this.#open.get(service)?.bank === null;
  }

  close(): void {
    for (const { bank } of this.#open.values()) bank?.close();
  }
}

/** Compares with a technician's counts. A technician who counts the products is expected to count the cash as well. */
function countedFindings(
  ledger: AuditedLedger,
  { products, cash, channelOf }: CompareParts,
): readonly ReconcileFinding[] {
  if (products === null && cash === null) return [];
  return [
    ...(products === null ? [] : reconcileStock(ledger, { products }, channelOf)),
    ...reconcileCash(ledger.cassettes, cash),
  ];
}

interface AskedRounds {
  readonly ledger: AuditedLedger;
  readonly answers: ReadonlyMap<string, BankAnswer>;
  readonly busySales: ReadonlySet<string>;
}

/** Asks about all purchases. An answer counts only for a sale that did not change meanwhile. */
async function askWhileSelling(
  first: AuditedLedger,
  lines: Lines,
  optionsNow: () => ReconcileOptions,
  parts: CompareParts,
): Promise<AskedRounds> {
  const answers = new Map<string, BankAnswer>();
  const askedAbout = new Map<string, string>();
  let ledger = first;
  for (let round = 1; ; round += 1) {
    const open = openQuestions(ledger, askedAbout, answers, optionsNow());
    const due = open.filter(({ service }) => !lines.isGivenUp(service));
    // A service that is given up is not asked again: what it said of a sale that changed since counts no longer.
    for (const { key, service } of open) if (lines.isGivenUp(service)) answers.delete(key);
    if (due.length === 0) return { ledger, answers, busySales: new Set() };
    if (round > MAX_ROUNDS) return { ledger, answers, busySales: new Set(due.map(({ saleId }) => saleId)) };
    for (const { key, saleId } of due) {
      askedAbout.set(key, fingerprint(ledger.sales.get(saleId)));
      answers.delete(key);
    }
    for (const service of new Set(due.map((question) => question.service))) {
      const questions = due.filter((question) => question.service === service);
      for (const [key, answer] of await askService(service, questions, lines, parts)) answers.set(key, answer);
    }
    if ([...new Set(due.map(({ service }) => service))].every((service) => lines.isGivenUp(service)))
      return { ledger, answers, busySales: new Set() };
    const again = parts.journal();
    if (!again.ok) {
      for (const { service } of due) lines.giveUp(service, again.error);
      return { ledger, answers, busySales: new Set() };
    }
    ledger = again.value;
  }
}

/** The answers of one service, as far as it gives any. */
async function askService(
  service: string,
  questions: readonly Question[],
  lines: Lines,
  parts: CompareParts,
): Promise<ReadonlyMap<string, BankAnswer>> {
  const bank = await lines.bank(service);
  if (bank === null) return new Map();
  const { answers, stopped } = await askBank(questions, bank, {
    clock: parts.clock,
    limits: parts.limits,
    waiting: (done, waitMs) => {
      parts.waiting(service, done, questions.length, waitMs);
    },
  });
  if (stopped !== null) lines.giveUp(service, parts.explain(service, stopped));
  return answers;
}

function openQuestions(
  { sales }: AuditedLedger,
  askedAbout: ReadonlyMap<string, string>,
  answers: ReadonlyMap<string, BankAnswer>,
  options: ReconcileOptions,
): readonly Question[] {
  return questionsOf(sales.values(), options).filter(
    ({ key, saleId }) => !answers.has(key) || askedAbout.get(key) !== fingerprint(sales.get(saleId)),
  );
}

function fingerprint(sale: SaleRecord | undefined): string {
  return JSON.stringify(sale ?? null);
}

function chainFindings({ chain }: AuditedLedger): readonly ReconcileFinding[] {
  return chain?.kind === 'broken'
    ? [{ reason: 'journal-changed', saleId: null, qrPaymentIds: [], facts: { sequence: chain.sequence } }]
    : [];
}

/** Everything that a comparison found. */
export interface Outcome {
  readonly findings: readonly ReconcileFinding[];
  readonly counts: ReconcileCounts;
  /** Sentences about what could not be compared. */
  readonly notes: readonly string[];
  /** Why the bank was not asked, or not about everything; null if it was. */
  readonly notAsked: string | null;
}
