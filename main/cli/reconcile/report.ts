import { type DayPeriod, KAZAKHSTAN_ZONE } from '../../../app/journal/days.ts';
import {
  RECONCILE_SEVERITIES,
  type ReconcileFinding,
  type ReconcileSeverity,
} from '../../../app/journal/reconcile-finding.ts';
import type { Language } from '../../../app/language/language.ts';
import type { TextParameters } from '../../../app/messages/fill-template.ts';
import { reconcileText } from '../../../app/messages/reconcile-words.ts';
import { formatTenge, tiyn } from '../../../app/money/money.ts';
import type { Outcome } from '../../reconcile/compare.ts';

export const EXIT = { fits: 0, findings: 1, usage: 2, notAsked: 3 } as const;

/** Differences come before what could not be compared. */
export function exitCodeOf({ findings, notAsked }: Outcome): number {
  if (differences(findings) > 0) return EXIT.findings;
  return findings.length > 0 || notAsked !== null ? EXIT.notAsked : EXIT.fits;
}

const SIGNS: Readonly<Record<ReconcileSeverity, string>> = { money: '✗', look: '!', unknown: '?' };

const ORDER: readonly ReconcileSeverity[] = ['money', 'look', 'unknown'];

/** For people: what hurts first, each with what to do. */
export function reportText(outcome: Outcome, language: Language): string {
  const { findings, counts, notes, notAsked } = outcome;
  const lines = ORDER.flatMap((severity) =>
    findings.flatMap((one) =>
      RECONCILE_SEVERITIES[one.reason] === severity ? [`${SIGNS[severity]} ${findingText(one, language)}`] : [],
    ),
  );
  return [
    ...lines,
    ...notes,
    reconcileText(language, 'reconcile.summary', { ...counts }),
    ...(counts.compared === 0 && notAsked !== null ? [] : [verdict(outcome, language)]),
    ...(notAsked === null ? [] : [notAsked]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function verdict(outcome: Outcome, language: Language): string {
  switch (exitCodeOf(outcome)) {
    case EXIT.fits:
      return reconcileText(language, 'reconcile.fits');
    case EXIT.findings:
      return reconcileText(language, 'reconcile.differs', { count: differences(outcome.findings) });
    default:
      return reconcileText(language, 'reconcile.rest-fits');
  }
}

/** Without those that could only not be compared. */
function differences(findings: readonly ReconcileFinding[]): number {
  return findings.filter(({ reason }) => RECONCILE_SEVERITIES[reason] !== 'unknown').length;
}

/** For programs: one finding a line, the summary last. */
export function reportLines(outcome: Outcome, language: Language, { from, to }: DayPeriod): string {
  const { findings, counts, notes, notAsked } = outcome;
  const lines: readonly object[] = [
    ...findings.map((one) => ({
      finding: one.reason,
      severity: RECONCILE_SEVERITIES[one.reason],
      ...withoutReason(one),
      text: findingText(one, language),
    })),
    { summary: { from, to, zone: KAZAKHSTAN_ZONE, ...counts, findings: findings.length, notes, notAsked } },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function withoutReason({ saleId, qrPaymentIds, facts }: ReconcileFinding): Omit<ReconcileFinding, 'reason'> {
  return { saleId, qrPaymentIds, facts };
}

/** A finding in words; amounts as people write them. */
export function findingText({ reason, facts }: ReconcileFinding, language: Language): string {
  const parameters: TextParameters = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name.endsWith('Tiyn') && typeof value === 'number' ? formatTenge(tiyn(value)) : value,
    ]),
  );
  return reconcileText(language, `reconcile.finding.${reason}`, parameters);
}
