import type { DoctorLine } from '../../../app/doctor/line.ts';
import { unreachable } from '../../../app/result.ts';
import { countingLeaf } from '../../certificate/counting-leaf.ts';
import { chainReader } from './chain-facts.ts';
import { fleetFacts } from './fleet-facts.ts';
import { journalReader } from './journal-facts.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
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
      case 'fleet':
        return fleetFacts(dataDirectory, question.settings);
      case 'log':
        return logPage(dataDirectory, question.wanted);
      case 'doctor':
        return doctorLines(dataDirectory, question);
      default:
        return unreachable(question);
    }
  };
}

/** Loaded when it is asked for: it brings all payment services along. */
async function doctorLines(
  dataDirectory: string,
  { configFile, version }: Extract<Question, { kind: 'doctor' }>,
): Promise<readonly DoctorLine[]> {
  const { examine } = await import('../../doctor/examine.ts');
  const { examinedSystem } = await import('../../doctor/examined/examined-system.ts');
  const userId = process.getuid?.() ?? null;
  return examine({ system: examinedSystem('/'), clock: systemClock, configFile, dataDirectory, version, userId });
}
