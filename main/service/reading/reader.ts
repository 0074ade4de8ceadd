import { unreachable } from '../../../app/result.ts';
import { countingLeaf } from '../../certificate/counting-leaf.ts';
import { chainReader } from './chain-facts.ts';
import { journalReader } from './journal-facts.ts';
import { logPage } from './log-page.ts';
import type { Question } from './messages.ts';

/** Answers the questions about one data directory. Rejects where something cannot be read. */
export function reader(dataDirectory: string): (question: Question) => Promise<unknown> {
  const journalFacts = journalReader(dataDirectory);
  const chainFacts = chainReader(dataDirectory);
  return async (question) => {
    switch (question.kind) {
      case 'journal':
        return journalFacts();
      case 'chain':
        return chainFacts();
      case 'certificate':
        return countingLeaf(dataDirectory, question.files);
      case 'log':
        return logPage(dataDirectory, question.wanted);
      default:
        return unreachable(question);
    }
  };
}
