import type { MessagePort } from 'node:worker_threads';
import { problem } from '../../../app/problem.ts';
import { err } from '../../../app/result.ts';
import type { JournalKeeper } from '../keeper/journal-keeper.ts';
import { openedBy } from '../keeper/in-thread.ts';
import { questionSchema, type Answer, type Question } from './messages.ts';

/** Answers main's requests one after the other, in their order; later ones come between the steps of a `tidy`. */
export function serveJournal(port: MessagePort, keeper: JournalKeeper): void {
  let isClosed = false;
  const tell = (id: number, answer: unknown): void => {
    if (!isClosed) port.postMessage({ id, answer, lastSequence: keeper.lastSequence } satisfies Answer);
  };
  const goOn = (id: number, steps: ReturnType<JournalKeeper['tidying']>): void => {
    const step = steps.next();
    if (step.done === true) tell(id, step.value);
    // What main has asked meanwhile comes first.
    else if (!isClosed) setImmediate(goOn, id, steps);
  };
  port.on('message', (data: unknown) => {
    // An invalid request is a programming error and ends the thread, which main treats as a refusal.
    const question = questionSchema.parse(data);
    if (question.kind === 'tidy') {
      goOn(question.id, keeper.tidying(question.now));
      return;
    }
    tell(question.id, answerSafely(question, keeper));
    if (question.kind !== 'close') return;
    isClosed = true;
    port.close();
  });
}

type AnsweredAtOnce = Exclude<Question, { kind: 'tidy' }>;

/** Answers an unexpected error as a problem, so that the kiosk goes out of service with its text. */
function answerSafely(question: AnsweredAtOnce, keeper: JournalKeeper): unknown {
  try {
    return answerOf(question, keeper);
  } catch (error) {
    const canBeRefused = question.kind === 'open' || question.kind === 'append' || question.kind === 'probe';
    if (!canBeRefused) throw error;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return err(problem('internal-error', { detail }));
  }
}

function answerOf(question: AnsweredAtOnce, keeper: JournalKeeper): unknown {
  switch (question.kind) {
    case 'open':
      return openedBy(keeper);
    case 'append':
      return keeper.append(question.entries, question.now);
    case 'probe':
      return keeper.probe();
    case 'knows':
      return keeper.knowsPurchase(question.qrPaymentId, question.binding);
    case 'keep-view':
      keeper.keepView(question.kept);
      return undefined;
    case 'close':
      keeper.close();
      return undefined;
  }
}
