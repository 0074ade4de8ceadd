import { join } from 'node:path';
import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { inJournal } from '../../ledger/in-journal.ts';
import type { Subject } from '../examined/subject.ts';

/** Whether the books can be read and were not changed. Reads the whole journal. */
export function journalLines({ system, dataDirectory }: Subject): readonly DoctorLine[] {
  if (system.rights(join(dataDirectory, 'journal.db')) === null) return [sound('journal', 'journal-none')];
  const folder = dataDirectory;
  const read = inJournal(system.place(dataDirectory), ({ end, chain }) => ({ end, chain: chain() }));
  if (!read.ok) return [duty('journal', 'journal-unreadable', { detail: read.error, folder })];
  const { end, chain } = read.value;
  if (chain?.kind === 'broken')
    return [duty('journal', 'journal-changed', { sequence: String(chain.sequence), folder })];
  return [sound('journal', 'journal-sound', { entries: String(end) })];
}
