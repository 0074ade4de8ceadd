import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import type { ServiceOutline } from '../../payments/port/outline.ts';
import type { Subject } from '../examined/subject.ts';

const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;
/** What money and purchases are in. */
const PRIVATE_FILES = ['journal.db', 'journal-copy.jsonl', 'log.db'] as const;
const PROGRAM = ['/opt/Sauda', '/opt/Sauda/sauda', '/opt/Sauda/resources/app.asar', '/usr/bin/sauda'] as const;
const ROOT = 0;

/** Whether the data is the kiosk's alone, and the program root's alone. */
export function fileLines(subject: Subject, services: readonly ServiceOutline[]): readonly DoctorLine[] {
  const { user } = subject;
  if (user === null) return [];
  const lines = [...dataLines(subject, user), ...secretLines(subject, services), ...programLines(subject)];
  return lines.length === 0 ? [sound('files', 'files-sound', { user: user.name })] : lines;
}

function dataLines({ system, dataDirectory }: Subject, user: { name: string; uid: number }): readonly DoctorLine[] {
  const rights = system.rights(dataDirectory);
  if (rights === null) return [];
  if (rights.uid !== user.uid) return [duty('files', 'files-owner', { file: dataDirectory, user: user.name })];
  const isOpen = (rights.mode & OTHERS) !== 0;
  const open = PRIVATE_FILES.map((name) => `${dataDirectory}/${name}`).filter(
    (file) => ((system.rights(file)?.mode ?? 0) & OTHERS) !== 0,
  );
  // The files of a closed folder are closed.
  const files = isOpen ? open.map((file) => duty('files', 'files-open', { file, mode: '600' })) : [];
  return isOpen ? [duty('files', 'files-open', { file: dataDirectory, mode: '700' }), ...files] : [];
}

function secretLines({ system }: Subject, services: readonly ServiceOutline[]): readonly DoctorLine[] {
  return services
    .flatMap(({ secretFiles }) => secretFiles)
    .filter((file) => ((system.rights(file)?.mode ?? 0) & OTHERS) !== 0)
    .map((file) => duty('files', 'files-open', { file, mode: '600' }));
}

function programLines({ system }: Subject): readonly DoctorLine[] {
  return PROGRAM.flatMap((file) => {
    const rights = system.rights(file);
    const isSafe = rights === null || (rights.uid === ROOT && (rights.mode & OTHERS_WRITE) === 0);
    return isSafe ? [] : [duty('files', 'files-program', { file })];
  });
}
