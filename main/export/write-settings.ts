import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { valueAt, type FileValue } from '../../app/config/change.ts';
import { travellingValues } from '../../app/config/travel.ts';
import type { ExportFailure, WrittenFile } from '../../app/export/outcome.ts';
import { dayOf } from '../../app/journal/days.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { readYaml } from '../config/edit/edit-text.ts';
import { withSection } from '../config/edit/section-text.ts';
import { isPicture, pictureFile } from '../config/operator-pictures.ts';
import { readText } from '../config/read-text.ts';
import { syncFolder } from '../files/sync.ts';
import { targetFailure } from './failure.ts';
import { freeName, partOf, type TargetFolder } from './new-file.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;

interface FileOfFolder {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Writes what another machine can use of this one's configuration, with its pictures, into a folder of its own: secrets and
 * what names this machine stay here. Comments stay as well, because anything may stand in them.
 */
export function writeSettings(configFile: string | null, target: TargetFolder): Result<WrittenFile, ExportFailure> {
  const read = configFile === null ? null : valuesIn(configFile);
  if (configFile === null || read === null) return err({ reason: 'no-configuration', parameters: {} });
  const files = [
    { name: 'kiosk.yaml', bytes: Buffer.from(settingsText(read, target)) },
    ...picturesOf(read, dirname(resolve(configFile))),
  ];
  const name = freeName('settings', target);
  return name.ok ? writeFolder(name.value, files, target) : name;
}

function valuesIn(configFile: string): FileValue {
  const text = readText(configFile);
  return text.ok ? (readYaml(text.value)?.values ?? null) : null;
}

/** Laid out as the wizard writes it, section by section. */
function settingsText(values: FileValue, { kiosk, nowMs }: TargetFolder): string {
  const { version: _, ...sections } = travellingValues(values);
  const head = `# What another machine can use of ${kiosk}'s configuration, as of ${dayOf(nowMs)}. It has no payment service, no keys,
# no PINs, and nothing that names that one machine. The service menu of the other one takes it over, behind "import".
version: 1
`;
  return Object.entries(sections).reduce((text, [key, value]) => withSection(text, key, value), head);
}

function picturesOf(values: FileValue, base: string): readonly FileOfFolder[] {
  const folder = valueAt(values, ['display', 'picturesDirectory']);
  const catalogue = valueAt(values, ['catalogue']);
  if (typeof folder !== 'string' || !Array.isArray(catalogue)) return [];
  const names = new Set(
    catalogue.flatMap((item) => {
      const name = valueAt(item, ['picture']);
      return typeof name === 'string' && isPicture(name) ? [name] : [];
    }),
  );
  return [...names].flatMap((name) => {
    const file = pictureFile(resolve(base, folder), name);
    return file === null ? [] : [{ name: join('pictures', name), bytes: readFileSync(file) }];
  });
}

/** The folder has its name when everything in it is written and was read back. */
function writeFolder(
  name: string,
  files: readonly FileOfFolder[],
  target: TargetFolder,
): Result<WrittenFile, ExportFailure> {
  const part = partOf(target, name);
  const whole = join(target.folder, name);
  const hash = createHash('sha256');
  try {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { mode: OWNER_ONLY_FOLDER });
    for (const { name: inside, bytes } of files) {
      const file = join(part, inside);
      writeWhole(file, bytes);
      if (!readFileSync(file).equals(bytes)) {
        rmSync(part, { recursive: true, force: true });
        return err({ reason: 'not-same', parameters: { file: inside } });
      }
      hash.update(bytes);
    }
    if (existsSync(whole)) return err({ reason: 'too-many', parameters: { folder: target.folder, file: name } });
    renameSync(part, whole);
    syncFolder(target.folder);
  } catch (error) {
    removeQuietly(part);
    return err(targetFailure(error, target.folder, name));
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return ok({ format: 'settings', name, bytes, sha256: hash.digest('hex') });
}

function writeWhole(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  const handle = openSync(file, 'wx', OWNER_ONLY);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A medium that is gone needs no tidying. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The failure that led here is told.
  }
}
