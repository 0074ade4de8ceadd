import type { MessagePort } from 'node:worker_threads';
import { cleanFacts } from '../facts-text.ts';
import type { LogKeeper } from '../log-keeper.ts';
import type { Redactor } from '../redact.ts';
import { toLogThreadSchema, type FromLogThread } from './messages.ts';

/** Writes what main sends, one message after the other, in their order. `redactor` is the keeper's own. */
export function serveLog(port: MessagePort, keeper: LogKeeper, redactor: Redactor): void {
  const answer = (word: FromLogThread): void => {
    port.postMessage(word);
  };
  port.on('message', (data: unknown) => {
    // A message that cannot be read is a programming error and ends the thread, which main starts again later.
    const message = toLogThreadSchema.parse(data);
    switch (message.kind) {
      case 'line':
        keeper.addMissing(message.missing);
        // A line may have waited since before a secret was known.
        keeper.keep({ ...message.row, facts: cleanFacts(redactor, message.row.facts) });
        answer('taken');
        return;
      case 'protect':
        redactor.protect(message.secret);
        return;
      case 'close':
        keeper.close();
        answer('closed');
        port.close();
    }
  });
}
