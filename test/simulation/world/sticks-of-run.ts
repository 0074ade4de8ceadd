import type { FileValue } from '../../../app/config/change.ts';
import type { ExportReport, Stick } from '../../../app/export/outcome.ts';
import { noPayments } from '../../../app/import/compare-payments.ts';
import type { FindingsPage } from '../../../app/import/payment-findings.ts';
import type { FoundFiles, StickFailure } from '../../../app/import/stick-file.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { RemovableMedia, StickAnswers, StickWork } from '../../../main/exchange/stick-work.ts';
import type { Exporting } from '../../../main/export/worker/export-thread.ts';
import type { SimulationContext } from './simulation-context.ts';

const STICK: Stick = { path: '/media/STICK', name: 'STICK', freeBytes: 1_000_000, isWritable: true };
const FILES = ['other-machine.yaml', 'payments.csv'] as const;
const PRICES = [450, 500, 99.5, 1_200] as const;
const HANGS = 0.1;
const THERE = 0.9;
const KEPT = 0.9;
const DONE_PART = 0.5;
const EXPORT_FAILS = 0.2;
const NO_FINDINGS: FindingsPage = { filter: 'not-matched', number: 1, pages: 1, findings: [] };

type Work<K extends StickWork['kind']> = Extract<StickWork, { readonly kind: K }>;

/** Sticks as the thread that works with them tells of them: one with another machine's settings and a list of payments. */
export function sticksOfRun({ decisions }: SimulationContext, own: () => FileValue): RemovableMedia {
  const answers: { readonly [K in StickWork['kind']]: () => StickAnswers[K] } = {
    'sticks': () => (decisions.chance('stick: it is there', THERE) ? [STICK] : []),
    'find': (): FoundFiles => {
      const names = decisions.chance('stick: a list, too', 0.5) ? FILES : FILES.slice(0, 1);
      const files = names.map((name) => ({ stick: STICK.name, name, path: `${STICK.path}/${name}`, bytes: 1_000 }));
      return { files, isCut: false, isUnread: false };
    },
    'read': () => ok(new Uint8Array()),
    'fetch': () => err('it was pulled out'),
    'write': () => err('it was pulled out'),
    'settings': () => ok({ values: othersSettings(), pictures: [], left: [] }),
    'pictures': () => ok(undefined),
    'payments': () => ok({ summary: { rows: 0, badRows: 0, counts: noPayments() }, page: NO_FINDINGS }),
    'payments-page': () => NO_FINDINGS,
    'payments-forget': () => null,
  };
  /** A machine of the same operator, which sells nearly the same for other prices. */
  function othersSettings(): FileValue {
    const values = own();
    const here = isValues(values) && Array.isArray(values['catalogue']) ? values['catalogue'] : [];
    const catalogue = here
      .filter(() => decisions.chance('stick: they sell it, too', KEPT))
      .map((product) =>
        isValues(product)
          ? { ...product, priceTenge: PRICES[decisions.below('stick: their price', PRICES.length)] ?? 450 }
          : product,
      );
    return { version: 1, operator: { name: 'Other' }, catalogue };
  }
  const fails = (): boolean => decisions.chance('stick: it does not answer', HANGS);
  return {
    sticks: () => Promise.resolve(fails() ? [] : answers.sticks()),
    do: <K extends StickWork['kind']>({ kind }: Work<K>): Promise<Result<StickAnswers[K], StickFailure>> =>
      Promise.resolve(fails() ? err({ kind: 'hangs' }) : ok(answers[kind]())),
  };
}

/** What the thread that writes onto sticks reports; it may end without a report. */
export function exportingOfRun({ decisions }: SimulationContext): Exporting {
  return ({ formats }, progress) => {
    progress(DONE_PART);
    if (decisions.chance('export: its thread ends', EXPORT_FAILS)) return Promise.reject(new Error('the thread ended'));
    const isFull = decisions.chance('export: the stick is full', EXPORT_FAILS);
    const report: ExportReport = isFull
      ? { files: [], failures: [{ reason: 'full', parameters: {} }], auditUpTo: null }
      : {
          files: formats.map((format) => ({ format, name: `${format}.csv`, bytes: 100, sha256: '00' })),
          failures: [],
          auditUpTo: formats.length > 0 ? 1 : null,
        };
    return Promise.resolve(ok(report));
  };
}

function isValues(value: FileValue): value is Readonly<Record<string, FileValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
