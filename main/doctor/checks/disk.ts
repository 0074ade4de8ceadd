import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import type { ExaminedSystem } from '../examined/examined-system.ts';
import type { Subject } from '../examined/subject.ts';

const GIGABYTE = 1e9;
/** With less, the journal, its copy and a backup before a migration soon have no room. */
const LEAST_FREE_BYTES = GIGABYTE;
/** What confirms a write before it is safe, or loses a file by itself. */
const UNFIT_TYPES: ReadonlySet<string> = new Set([
  'tmpfs',
  'ramfs',
  'overlay',
  'aufs',
  'vfat',
  'exfat',
  'msdos',
  'ntfs',
  'ntfs3',
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  '9p',
]);
/** The disk is not told to write down what it has confirmed, or its parts in any order. */
const UNFIT_OPTIONS: ReadonlySet<string> = new Set([
  'nobarrier',
  'barrier=0',
  'data=writeback',
  'journal_async_commit',
]);

interface Mount {
  readonly folder: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** Whether the disk keeps what it confirms, and has room. */
export function diskLines({ system, dataDirectory }: Subject): readonly DoctorLine[] {
  const freeBytes = system.freeBytes(dataDirectory);
  if (freeBytes === null) return [duty('disk', 'disk-missing', { folder: dataDirectory })];
  const mount = mountOf(system.realPath(dataDirectory) ?? dataDirectory, system);
  const free = (freeBytes / GIGABYTE).toFixed(1);
  const lines = mount === null ? [] : mountLines(mount);
  if (freeBytes < LEAST_FREE_BYTES) lines.push(duty('disk', 'disk-full', { free }));
  if (lines.length > 0) return lines;
  const { type, options } = mount ?? { type: '?', options: [] };
  return [sound('disk', 'disk-sound', { type, free, options: options.join(',') })];
}

function mountLines({ folder, type, options }: Mount): DoctorLine[] {
  const lines: DoctorLine[] = [];
  if (options.includes('ro')) lines.push(duty('disk', 'disk-read-only', { folder }));
  if (UNFIT_TYPES.has(type) || type.startsWith('fuse')) lines.push(duty('disk', 'disk-type', { type, folder }));
  const option = options.find((one) => UNFIT_OPTIONS.has(one));
  if (option !== undefined) lines.push(duty('disk', 'disk-options', { option, folder }));
  return lines;
}

/** The mount that a folder lies in; null where the system lists none. */
function mountOf(folder: string, system: ExaminedSystem): Mount | null {
  const lines = (system.text('/proc/self/mounts') ?? '').split('\n');
  const mounts = lines.flatMap((line): readonly Mount[] => {
    const [, point, type, options] = line.split(' ');
    if (point === undefined || type === undefined || options === undefined) return [];
    return [{ folder: unescaped(point), type, options: options.split(',') }];
  });
  const around = mounts.filter((mount) => isWithin(folder, mount.folder));
  // A later mount hides an earlier one on the same folder.
  return around.reduce<Mount | null>(
    (deepest, mount) => (deepest !== null && mount.folder.length < deepest.folder.length ? deepest : mount),
    null,
  );
}

function isWithin(folder: string, point: string): boolean {
  return point === '/' || folder === point || folder.startsWith(`${point}/`);
}

/** The kernel writes blanks in a path as octal numbers. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}
