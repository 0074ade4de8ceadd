import type { MessagePort } from 'node:worker_threads';
import type { PastKeeper } from '../past-keeper.ts';
import { pastQuestionSchema, type PastAnswer, type PastQuestion } from './messages.ts';

/** The share of a processor that following the journal takes: as long as a step takes, it rests. */
const REST_PER_STEP = 1;

/** Answers main's questions in order; between them the index is extended until it is complete. */
export function servePast(port: MessagePort, keeper: PastKeeper): void {
  let isGoingOn = false;
  const goOn = (): void => {
    const startedMs = performance.now();
    isGoingOn = keeper.goOn();
    if (isGoingOn) setTimeout(goOn, (performance.now() - startedMs) * REST_PER_STEP);
  };
  port.on('message', (data: unknown) => {
    // A question that cannot be read is a programming error and ends the thread.
    const question = pastQuestionSchema.parse(data);
    port.postMessage({ id: question.id, answer: answerOf(question, keeper) } satisfies PastAnswer);
    if (!isGoingOn) {
      isGoingOn = true;
      setTimeout(goOn);
    }
  });
}

function answerOf(question: PastQuestion, keeper: PastKeeper): unknown {
  switch (question.kind) {
    case 'page':
      return keeper.page(question.query);
    case 'sale':
      return keeper.sale(question.saleId);
    case 'bars':
      return keeper.bars(question.period);
    case 'cash':
      return keeper.cash();
  }
}
