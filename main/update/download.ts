import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { UpdateDisk } from './disk.ts';
import type { RepositorySource } from './source.ts';
import { UpdateError } from './update-error.ts';

/** Attempts in a row that bring nothing. */
const MOST_TRIES = 3;
/** What a slow modem still does, in bytes a millisecond; a server that is slower holds the machine up on purpose. */
const LEAST_RATE = 1;
const PATIENCE_MS = 120_000;

/** Takes the bytes of a file. */
interface Sink {
  readonly has: number;
  write(chunk: Uint8Array): Promise<void>;
  /** Drops what is there: the server begins from the start. */
  restart(): Promise<void>;
}

/** A small file, in memory. Rejects with an `UpdateError`, `damaged` for one that does not end in time. */
export async function readBytes(source: RepositorySource, path: string, mostBytes: number): Promise<Buffer> {
  let chunks: Uint8Array[] = [];
  const sink: Sink = {
    get has() {
      return chunks.reduce((sum, { length }) => sum + length, 0);
    },
    write: (chunk) => {
      chunks.push(chunk);
      return Promise.resolve();
    },
    restart: () => {
      chunks = [];
      return Promise.resolve();
    },
  };
  await receive(source, path, { mostBytes, isWhole: null }, sink);
  return Buffer.concat(chunks);
}

/** What a file has to be. */
interface Wanted {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * A file of the repository into `file`, going on where an earlier attempt has ended, and checked. It appears under its
 * name when it is whole. Rejects with an `UpdateError` or an error of the disk.
 */
export async function downloadFile(
  source: RepositorySource,
  path: string,
  { file, wanted, disk }: { readonly file: string; readonly wanted: Wanted; readonly disk: UpdateDisk },
): Promise<void> {
  if (await isWhole(file, wanted)) return;
  await disk.makeFolder(dirname(file));
  const part = `${file}.part`;
  const earlier = await sizeOf(part);
  if (earlier > wanted.bytes) await disk.remove(part);
  await receivePart(source, path, { part, wanted, disk });
  if (!(await isWhole(part, wanted)) && earlier > 0) {
    // What was there before may have been the damaged half.
    await disk.remove(part);
    await receivePart(source, path, { part, wanted, disk });
  }
  if (!(await isWhole(part, wanted))) {
    await disk.remove(part);
    throw new UpdateError('damaged', `${path} is not the signed one`);
  }
  await disk.rename(part, file);
}

/** Whether the file is there with these contents. */
export async function isWhole(file: string, { sha256, bytes }: Wanted): Promise<boolean> {
  return (await sizeOf(file)) === bytes && (await hashOf(file)) === sha256;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) if (chunk instanceof Uint8Array) hash.update(chunk);
  return hash.digest('hex');
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
}

async function receivePart(
  source: RepositorySource,
  path: string,
  { part, wanted, disk }: { readonly part: string; readonly wanted: Wanted; readonly disk: UpdateDisk },
): Promise<void> {
  let has = await sizeOf(part);
  if (has === wanted.bytes && has > 0) return;
  let opened = await disk.open(part, 'a');
  try {
    await receive(
      source,
      path,
      { mostBytes: wanted.bytes, isWhole: (bytes) => bytes === wanted.bytes },
      {
        get has() {
          return has;
        },
        async write(chunk) {
          await opened.write(chunk);
          has += chunk.length;
        },
        async restart() {
          await opened.close();
          opened = await disk.open(part, 'w');
          has = 0;
        },
      },
    );
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** How long a file may get, and when it is complete; null where only the server knows. */
interface Length {
  readonly mostBytes: number;
  readonly isWhole: ((bytes: number) => boolean) | null;
}

/** Receives a file, and goes on where a connection has ended. */
async function receive(source: RepositorySource, path: string, length: Length, sink: Sink): Promise<void> {
  const overMs = performance.now() + PATIENCE_MS + length.mostBytes / LEAST_RATE;
  for (let tries = 1; ; tries += 1) {
    const before = sink.has;
    try {
      await receiveOnce(source, path, { length, overMs }, sink);
      if (length.isWhole === null || length.isWhole(sink.has)) return;
      if (tries >= MOST_TRIES) throw new UpdateError('damaged', `${path} ends too early`);
    } catch (error) {
      const mayGoOn = error instanceof UpdateError && (error.reason === 'unreachable' || error.reason === 'silent');
      if (!mayGoOn || (tries >= MOST_TRIES && sink.has <= before)) throw error;
    }
    if (sink.has > before) tries = 0;
  }
}

async function receiveOnce(
  source: RepositorySource,
  path: string,
  { length, overMs }: { readonly length: Length; readonly overMs: number },
  sink: Sink,
): Promise<void> {
  // Without a length that is known beforehand nobody can say where to go on.
  if (length.isWhole === null && sink.has > 0) await sink.restart();
  const { from, chunks } = await source.read(path, sink.has);
  if (from !== sink.has) await sink.restart();
  for await (const chunk of chunks) {
    if (sink.has + chunk.length > length.mostBytes)
      throw new UpdateError('damaged', `${path} is longer than ${String(length.mostBytes)} bytes`);
    if (performance.now() > overMs) throw new UpdateError('silent', `${path} comes too slowly`);
    await sink.write(chunk);
  }
}
