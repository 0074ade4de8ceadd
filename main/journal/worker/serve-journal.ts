import type { MessagePort } from 'node:worker_threads';
import { problem } from '../../../app/problem.ts';
import { err } from '../../../app/result.ts';
import type { JournalKeeper } from '../keeper/journal-keeper.ts';
import { openedBy } from '../keeper/in-thread.ts';
import { questionSchema, type Answer, type Question } from './messages.ts';

/** Answers main's requests one after the other, in their order. */
export function serveJournal(port: MessagePort, keeper: JournalKeeper): void {
  port.on('message', (data: unknown) => {
    // An invalid request is a programming error and ends the thread, which main treats as a refusal.
    const question = questionSchema.parse(data);
    const answer = answerSafely(question, keeper);
    port.postMessage({ id: question.id, answer, lastSequence: keeper.lastSequence } satisfies Answer);
    if (question.kind === 'close') port.close();
  });
}

/** Answers an unexpected error as a problem, so that the kiosk goes out of service with its text. */
function answerSafely(question: Question, keeper: JournalKeeper): unknown {
  try {
    return answerOf(question, keeper);
  } catch (error) {
    const canBeRefused = question.kind === 'open' || question.kind === 'append' || question.kind === 'probe';
    if (!canBeRefused) throw error;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return err(problem('internal-error', { detail }));
  }
}

function answerOf(question: Question, keeper: JournalKeeper): unknown {
  switch (question.kind) {
    case 'open':
      return openedBy(keeper);
    case 'append':
      return keeper.append(question.entries, question.now);
    case 'probe':
      return keeper.probe();
    case 'tidy':
      return keeper.tidy(question.now);
    case 'knows':
      return keeper.knowsPurchase(question.qrPaymentId, question.binding);
    case 'close':
      keeper.close();
      return undefined;
  }
}
