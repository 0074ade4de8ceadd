import type { PrinterError, PrinterStatus } from '../printer.ts';
import type { PrinterLine } from './printer-line.ts';
import { decodeFullStatus, decodeStatus, joinStatus, type StatusBytes, type StatusQuestion, statusQuestions } from './status.ts';

/** What one round of questions has shown. `assumed`: a printer that has never answered anything. */
export type Round =
  | { readonly kind: 'status'; readonly status: PrinterStatus }
  | { readonly kind: 'assumed' | 'silent' | 'gone' };

/** A question lost to noise is asked again before anybody calls the printer silent. */
const attempts = 2;

/** What the printer is known to answer; it outlives the ports, because the printer behind them is the same. */
export interface Habits {
  hasAnswered: boolean;
  /** The questions that it has ever answered; the others mean nothing when they stay open. */
  readonly answered: Set<StatusQuestion>;
  /** It has answered GS r 1. */
  answersMarker: boolean;
}

export function unknownHabits(): Habits {
  return { hasAnswered: false, answered: new Set(), answersMarker: false };
}

/** The status where nothing is ever said about it. */
export const assumedStatus: PrinterStatus = { faults: [], isPaperNearEnd: false, isAssumed: true };

/** Asks for the whole status, question by question; about 40 ms where all is well, at most two seconds. */
export async function askStatus(line: PrinterLine, habits: Habits, hasPresenter: boolean): Promise<Round> {
  const answers: StatusBytes = {};
  for (const question of statusQuestions) {
    const answer = await askAgain(line, question);
    if (line.endReason() !== null) return { kind: 'gone' };
    if (answer !== null) {
      Object.assign(answers, { [question]: answer });
      habits.answered.add(question);
      habits.hasAnswered = true;
    } else if (question === 1 || habits.answered.has(question)) {
      return { kind: habits.hasAnswered ? 'silent' : 'assumed' };
    }
  }
  return { kind: 'status', status: hasPresenter ? await withFullStatus(line, decodeStatus(answers)) : decodeStatus(answers) };
}

/** The error of a printer that has fallen silent. */
export const silence: PrinterError = { kind: 'silent', message: 'no answer to DLE EOT from a printer that has answered before' };

async function askAgain(line: PrinterLine, question: StatusQuestion): Promise<number | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await line.ask(question);
    if (answer !== null || line.endReason() !== null) return answer;
  }
  return null;
}

/** Firmware without the full status is judged by the short answers. */
async function withFullStatus(line: PrinterLine, status: PrinterStatus): Promise<PrinterStatus> {
  const full = decodeFullStatus(await line.askFull());
  return full === null ? status : joinStatus(status, full);
}
