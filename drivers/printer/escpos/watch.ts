import { delays } from '../../common/delays.ts';
import type { PrinterError, PrinterStatus } from '../printer.ts';
import type { PrinterLine } from './printer-line.ts';
import {
  decodeFullStatus,
  decodeStatus,
  joinStatus,
  type StatusBytes,
  type StatusQuestion,
  statusQuestions,
} from './status.ts';

/** What one round of questions has shown. `assumed`: a printer that has never answered anything. */
export type Round =
  { readonly kind: 'status'; readonly status: PrinterStatus } | { readonly kind: 'assumed' | 'silent' | 'gone' };

/** Fewer answers in one round may be noise. */
const fewestAnswers = 2;

/** Rounds without an answer after which a printer that has answered before is lost. */
export const silentRounds = 3;

/** What the printer behind one open port is known to answer. */
export interface KnownAnswers {
  /** Two rounds in succession had the same answers: from then on silence means something. */
  hasAnswered: boolean;
  /** The questions that were answered in those rounds; the others mean nothing when they stay open. */
  answered: ReadonlySet<StatusQuestion>;
  /** Whether it answers GS r 1. */
  marker: 'unknown' | 'answers' | 'never';
}

export function noKnownAnswers(): KnownAnswers {
  return { hasAnswered: false, answered: new Set(), marker: 'unknown' };
}

/** The status of a printer that never reports one. */
export const assumedStatus: PrinterStatus = { faults: [], isPaperNearEnd: false, isAssumed: true };

/** Asks for the whole status, question by question; about 40 ms where all is well, at most about three seconds. */
export async function askStatus(line: PrinterLine, knownAnswers: KnownAnswers, hasPresenter: boolean): Promise<Round> {
  const answers = await askRound(line, knownAnswers);
  if (line.endReason() !== null) return { kind: 'gone' };
  const answered = answeredOf(answers);
  learn(knownAnswers, answered);
  if (answered.size < fewestAnswers) return { kind: knownAnswers.hasAnswered ? 'silent' : 'assumed' };
  const status = decodeStatus(answers);
  return { kind: 'status', status: hasPresenter ? await withFullStatus(line, status) : status };
}

/** The error of a printer that has fallen silent. */
export const silence: PrinterError = {
  kind: 'silent',
  message: 'no answer to DLE EOT from a printer that has answered before',
};

/** A round lost to noise is repeated before the printer counts as not answering; empty: it was lost again. */
async function askRound(line: PrinterLine, { hasAnswered, answered }: KnownAnswers): Promise<StatusBytes> {
  const first = await askAll(line, (question) => question !== 1 && !(hasAnswered && answered.has(question)));
  // Now that one answer may be under way, nothing may stay open: the answer to it would pass for the next one's.
  return first ?? (await askAll(line, () => false)) ?? {};
}

/** Asks each question once. Null: one stayed open that must not, or an answer came after its time. */
async function askAll(
  line: PrinterLine,
  mayStayOpen: (question: StatusQuestion) => boolean,
): Promise<StatusBytes | null> {
  const answers: StatusBytes = {};
  const { lateAnswers } = line;
  for (const question of statusQuestions) {
    const answer = await line.ask(question);
    const isInTime = line.lateAnswers === lateAnswers;
    if (answer !== null && isInTime) {
      Object.assign(answers, { [question]: answer });
      continue;
    }
    await line.settle();
    if (!isInTime || line.lateAnswers !== lateAnswers || !mayStayOpen(question)) return null;
  }
  return answers;
}

/** The number of questions to an idle printer after which it counts as one without GS r. */
const markerTries = 2;

/**
 * Finds out whether a printer answers GS r 1: such a printer has printed a paper only when it answers it behind that
 * paper.
 */
export async function probeMarker(line: PrinterLine, knownAnswers: KnownAnswers): Promise<void> {
  for (let tries = 0; tries < markerTries; tries += 1) {
    const before = line.heardMarkers;
    const asked = await line.askMarker();
    if (!asked.ok) return;
    if (await line.wait(delays.printerMarkerLimitMs, () => line.heardMarkers > before)) {
      knownAnswers.marker = 'answers';
      return;
    }
    if (line.endReason() !== null) return;
  }
  knownAnswers.marker = 'never';
  line.forgetMarkers();
}

function answeredOf(answers: StatusBytes): ReadonlySet<StatusQuestion> {
  return new Set(statusQuestions.filter((question) => answers[question] !== undefined));
}

/** One round proves nothing: a byte of noise looks like an answer one time in sixteen. */
function learn(knownAnswers: KnownAnswers, answered: ReadonlySet<StatusQuestion>): void {
  if (knownAnswers.hasAnswered) return;
  const isSame =
    answered.size === knownAnswers.answered.size &&
    [...answered].every((question) => knownAnswers.answered.has(question));
  knownAnswers.hasAnswered = isSame && answered.size >= fewestAnswers;
  knownAnswers.answered = answered;
}

/** Firmware without the full status is judged by the short answers. */
async function withFullStatus(line: PrinterLine, status: PrinterStatus): Promise<PrinterStatus> {
  const full = decodeFullStatus(await line.askFull());
  if (full === null) await line.settle();
  return full === null ? status : joinStatus(status, full);
}
