import { EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { failureFacts } from '../../../app/command-line/run-command.ts';
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
import { unreachable } from '../../../app/result.ts';
import type { Outcome } from '../../reconcile/compare.ts';

/** The overall result; `not-compared` means that nothing differs, but not everything could be compared. */
export type ComparisonResult = 'fits' | 'differs' | 'not-compared';

/** The overall result. Differences take precedence over what could not be compared. */
function resultOf({ findings, notAsked }: Outcome): ComparisonResult {
  if (differences(findings) > 0) return 'differs';
  return findings.length > 0 || notAsked !== null ? 'not-compared' : 'fits';
}

/** How the command ends: anything but complete agreement is exit code 1, with the overall result as its reason. */
export function endOf(outcome: Outcome): Ended {
  const result = resultOf(outcome);
  return { code: result === 'fits' ? EXIT.done : EXIT.refused, reason: result };
}

const SIGNS: Readonly<Record<ReconcileSeverity, string>> = { money: '✗', look: '!', unknown: '?' };

const ORDER: readonly ReconcileSeverity[] = ['money', 'look', 'unknown'];

/** The report for people: the most serious findings first, each with what to do. */
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
    ...(counts.compared === 0 && notAsked !== null ? [] : [resultText(outcome, language)]),
    ...(notAsked === null ? [] : [notAsked]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function resultText(outcome: Outcome, language: Language): string {
  const result = resultOf(outcome);
  switch (result) {
    case 'fits':
      return reconcileText(language, 'reconcile.fits');
    case 'differs':
      return reconcileText(language, 'reconcile.differs', { count: differences(outcome.findings) });
    case 'not-compared':
      return reconcileText(language, 'reconcile.rest-fits');
    default:
      return unreachable(result);
  }
}

/** The number of findings that are differences. */
function differences(findings: readonly ReconcileFinding[]): number {
  return findings.filter(({ reason }) => RECONCILE_SEVERITIES[reason] !== 'unknown').length;
}

/** The report for programs: one finding per line, the summary last. */
export function reportLines(outcome: Outcome, language: Language, { from, to }: DayPeriod): string {
  const { findings, counts, notes, notAsked } = outcome;
  const { code } = endOf(outcome);
  const result = resultOf(outcome);
  const failure = failureFacts({ sentence: notAsked ?? resultText(outcome, language), code, reason: result });
  const lines: readonly object[] = [
    ...findings.map((one) => ({
      finding: one.reason,
      severity: RECONCILE_SEVERITIES[one.reason],
      ...withoutReason(one),
      text: findingText(one, language),
    })),
    {
      summary: {
        from,
        to,
        zone: KAZAKHSTAN_ZONE,
        ...counts,
        findings: findings.length,
        outcome: result,
        notes,
        notAsked,
      },
      ...(code === EXIT.done ? {} : failure),
    },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function withoutReason({ saleId, qrPaymentIds, facts }: ReconcileFinding): Omit<ReconcileFinding, 'reason'> {
  return { saleId, qrPaymentIds, facts };
}

/** A finding as a sentence; amounts are formatted for people. */
export function findingText({ reason, facts }: ReconcileFinding, language: Language): string {
  const parameters: TextParameters = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name.endsWith('Tiyn') && typeof value === 'number' ? formatTenge(tiyn(value)) : value,
    ]),
  );
  return reconcileText(language, `reconcile.finding.${reason}`, parameters);
}
