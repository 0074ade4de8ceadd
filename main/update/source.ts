import { createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { SECOND_MS } from '../../app/units.ts';
import { UpdateError } from './update-error.ts';

/** A server that says nothing for so long has stopped answering. */
const SILENCE_MS = 30 * SECOND_MS;

/** A file of the repository that is being read. */
export interface ReadFile {
  /** Where the chunks begin: 0 where the server does not know how to go on in the middle. */
  readonly from: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A repository on a server, on a stick, or in a folder. */
export interface RepositorySource {
  /** In the words of the log. */
  readonly name: string;
  /** From this byte on. Rejects with an `UpdateError`, `nothing-there` for a file that is not there. */
  read(path: string, from: number): Promise<ReadFile>;
}

/** A folder. One that vanishes meanwhile is a stick that was pulled out. */
export function folderSource(folder: string): RepositorySource {
  return {
    name: folder,
    async read(path, from) {
      const file = join(folder, path);
      const isFile = await stat(file).then(
        (found) => found.isFile(),
        () => false,
      );
      if (!isFile) {
        await access(folder).catch(() => {
          throw new UpdateError('gone', `${folder} is not there any more`);
        });
        throw new UpdateError('nothing-there', file);
      }
      return { from, chunks: chunksOf(folder, file, from) };
    },
  };
}

async function* chunksOf(folder: string, file: string, from: number): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file, { start: from })) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw new UpdateError('gone', `${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface ServerSettings {
  /** Of authorities to trust in place of the public ones. */
  readonly ca?: readonly string[] | undefined;
  readonly silenceMs?: number;
}

const HTTP = { ok: 200, partial: 206, forbidden: 403, missing: 404, badRange: 416 } as const;

/** Any HTTPS server with the folder. It is asked to go on in the middle, and need not know how. Redirects are refused. */
export function httpsSource(url: string, { ca, silenceMs = SILENCE_MS }: ServerSettings = {}): RepositorySource {
  const base = url.endsWith('/') ? url : `${url}/`;
  return {
    name: url,
    read: (path, from) =>
      new Promise((resolve, reject) => {
        const headers = from === 0 ? {} : { range: `bytes=${String(from)}-` };
        const options = { headers, ...(ca === undefined ? {} : { ca: [...ca] }) };
        /** A server that was left; its connection then only says that it was closed. */
        const left: { silence: UpdateError | null } = { silence: null };
        const request = get(new URL(path, base), options, (response) => {
          const read = answerOf(response, path, { from, failed: (error) => left.silence ?? connectionError(error) });
          if (read instanceof UpdateError) {
            response.destroy();
            reject(read);
          } else resolve(read);
        });
        request.setTimeout(silenceMs, () => {
          left.silence = new UpdateError('silent', `no answer for ${String(silenceMs / SECOND_MS)} s: ${path}`);
          request.destroy(left.silence);
        });
        request.on('error', (error) => {
          reject(connectionError(error));
        });
      }),
  };
}

function answerOf(
  response: IncomingMessage,
  path: string,
  { from, failed }: { readonly from: number; readonly failed: (error: unknown) => UpdateError },
): ReadFile | UpdateError {
  const { statusCode = 0 } = response;
  if (statusCode === HTTP.ok) return { from: 0, chunks: bodyOf(response, failed) };
  if (statusCode === HTTP.partial && startOf(response) === from) return { from, chunks: bodyOf(response, failed) };
  if (statusCode === HTTP.missing || statusCode === HTTP.forbidden) return new UpdateError('nothing-there', path);
  if (statusCode === HTTP.badRange) return new UpdateError('damaged', `${path} is shorter than it should be`);
  return new UpdateError('unreachable', `${path}: HTTP ${String(statusCode)}`);
}

function startOf(response: IncomingMessage): number {
  const [, start = ''] = /^bytes (\d+)-/.exec(response.headers['content-range'] ?? '') ?? [];
  return start === '' ? NaN : Number(start);
}

async function* bodyOf(response: IncomingMessage, failed: (error: unknown) => UpdateError): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of response) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw failed(error);
  }
}

/** What a failed connection is for whoever looks for an update. */
export function connectionError(error: unknown): UpdateError {
  if (error instanceof UpdateError) return error;
  return new UpdateError('unreachable', wordsOf(error));
}

/** A name with several addresses fails with one error for each of them, in one that has no words of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(wordsOf))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
