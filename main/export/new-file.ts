import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exportFileName, type ExportFormat, type FileFacts } from '../../app/export/file-name.ts';
import type { ExportFailure, WrittenFile } from '../../app/export/outcome.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { syncFolder } from '../files/sync.ts';
import { targetFailure } from './failure.ts';

/** An export contains what customers bought, so only its owner may read it. */
const OWNER_ONLY = 0o600;
const MOST_COPIES = 99;
const BUFFER_BYTES = 1_048_576;

/** Where files are put, and what is in their names. */
export interface TargetFolder extends FileFacts {
  readonly folder: string;
}

/** The first name that nothing has yet; an existing file is never overwritten. */
export function freeName(format: ExportFormat, target: TargetFolder): Result<string, ExportFailure> {
  for (let copy = 1; copy <= MOST_COPIES; copy += 1) {
    const name = exportFileName(format, target, copy);
    if (!existsSync(join(target.folder, name))) return ok(name);
  }
  return err({ reason: 'too-many', parameters: { folder: target.folder, file: exportFileName(format, target) } });
}

/** The name under which a file grows; it gets its own when it is whole. */
export function partOf(target: TargetFolder, name: string): string {
  return join(target.folder, `${name}.part`);
}

/** A text file that grows piece by piece and appears when it is whole. */
export class NewFile {
  readonly #target: TargetFolder;
  readonly #format: ExportFormat;
  readonly #name: string;
  readonly #handle: number;
  readonly #hash = createHash('sha256');
  #waiting: string[] = [];
  #waitingLength = 0;
  #bytes = 0;

  private constructor(target: TargetFolder, format: ExportFormat, name: string, handle: number) {
    this.#target = target;
    this.#format = format;
    this.#name = name;
    this.#handle = handle;
  }

  static begin(target: TargetFolder, format: ExportFormat): Result<NewFile, ExportFailure> {
    const name = freeName(format, target);
    if (!name.ok) return name;
    try {
      // The file of an interrupted export is of no use.
      rmSync(partOf(target, name.value), { force: true });
      return ok(new NewFile(target, format, name.value, openSync(partOf(target, name.value), 'wx', OWNER_ONLY)));
    } catch (error) {
      return err(targetFailure(error, target.folder, name.value));
    }
  }

  /** Adds text. Throws the errors of the medium. */
  write(text: string): void {
    this.#waiting.push(text);
    this.#waitingLength += text.length;
    if (this.#waitingLength >= BUFFER_BYTES) this.#flush();
  }

  /** Waits until everything is on the medium, reads it back, and gives the file its name. Throws as `write` does. */
  finish(): Result<WrittenFile, ExportFailure> {
    this.#flush();
    fsyncSync(this.#handle);
    closeSync(this.#handle);
    return publish(this.#target, this.#format, this.#name, { bytes: this.#bytes, sha256: this.#hash.digest('hex') });
  }

  /** Removes what there is of it. */
  discard(error: unknown): ExportFailure {
    try {
      closeSync(this.#handle);
    } catch {
      // Closed already, or the medium is gone.
    }
    removeQuietly(partOf(this.#target, this.#name));
    return targetFailure(error, this.#target.folder, this.#name);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.#waitingLength = 0;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    for (let written = 0; written < bytes.length;) written += writeSync(this.#handle, bytes, written);
  }
}

interface Sum {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Compares a written part with what it should be (null: with nothing but itself) and gives it its name. Throws the errors
 * of the medium.
 */
export function publish(
  target: TargetFolder,
  format: ExportFormat,
  name: string,
  expected: Sum | null,
): Result<WrittenFile, ExportFailure> {
  const part = partOf(target, name);
  const found = sumOf(part);
  if (expected !== null && (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)) {
    removeQuietly(part);
    return err({ reason: 'not-same', parameters: { file: name } });
  }
  const whole = join(target.folder, name);
  if (existsSync(whole)) {
    removeQuietly(part);
    return err({ reason: 'too-many', parameters: { folder: target.folder, file: name } });
  }
  renameSync(part, whole);
  syncFolder(target.folder);
  return ok({ format, name, ...found });
}

/** Size and checksum of a file as it is on the medium. Throws its errors. */
function sumOf(file: string): Sum {
  const handle = openSync(file, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(BUFFER_BYTES);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
      hash.update(buffer.subarray(0, read));
    return { bytes: statSync(file).size, sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

/** A medium that is gone needs no tidying. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The failure that led here is told.
  }
}
