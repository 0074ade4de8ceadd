import { z } from 'zod';
import type { StickFailure } from '../../../app/import/stick-file.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { RemovableMedia, StickAnswers, StickWork } from '../../../main/exchange/stick-work.ts';
import { stickWorker } from '../../../main/exchange/worker/serve.ts';

/** A folder as the stick, with the work of the thread done at once; `failure` says what the stick does instead. */
export function mediaIn(folder: string, failure: () => StickFailure | null = () => null): RemovableMedia {
  const work = stickWorker(folder);
  const answer = async <K extends StickWork['kind']>(
    asked: Extract<StickWork, { readonly kind: K }>,
  ): Promise<Result<StickAnswers[K], StickFailure>> => {
    await Promise.resolve();
    const failed = failure();
    return failed === null ? ok(z.custom<StickAnswers[K]>(() => true).parse(work(asked))) : err(failed);
  };
  return {
    sticks: async () => {
      const found = await answer<'sticks'>({ kind: 'sticks' });
      return found.ok ? found.value : [];
    },
    do: answer,
  };
}
