import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ListError, ListScanner } from './list-scanner.ts';

/** As much of an answer as is kept, unpacked. */
const MAX_ANSWER_BYTES = 262_144;
/** As much of a list as is looked through, unpacked; nothing of it is kept. */
const MAX_LIST_BYTES = 33_554_432;
/** Largest number of compressions of a body: one by the server and one by a gateway. */
const MAX_CODINGS = 2;
/** Bytes of line ends behind a packed answer that are overlooked. */
const MAX_LINE_ENDS = 64;

/** Where a body goes. `fail` takes a code of the transport's: TOO_LONG, NOT_UNPACKED or Node's own. */
export interface BodyParts {
  readonly done: (body: string) => void;
  readonly fail: (code: string, message: string) => void;
  /** Takes the entries of a list as they come; they are then absent from the body. */
  readonly onEntry?: (text: string) => void;
}

/**
 * Reads the body of an answer, unpacking what a gateway has packed without being asked. What unpacks into more than an
 * answer may have is refused while it unpacks, so a small answer cannot fill the memory.
 */
export function readBody(response: IncomingMessage, { done, fail, onEntry }: BodyParts): void {
  const codings = codingsOf(response.headers['content-encoding']);
  if (codings === null) {
    response.resume();
    fail('NOT_UNPACKED', `Content-Encoding: ${response.headers['content-encoding']?.slice(0, 60) ?? ''}`);
    return;
  }
  const sink = onEntry === undefined ? new WholeSink() : new ListSink(onEntry);
  let length = 0;
  let isOver = false;
  const end = (code: string, message: string): void => {
    if (isOver) return;
    isOver = true;
    response.destroy();
    packed.destroy();
    fail(code, message);
  };
  const packed = new LazyStages(response, codings, end);
  packed.onData((chunk) => {
    if (isOver) return;
    length += chunk.length;
    if (length > sink.maxBytes) {
      end('TOO_LONG', `the answer is longer than ${String(sink.maxBytes)} bytes`);
      return;
    }
    try {
      sink.push(chunk);
    } catch (error) {
      if (!(error instanceof ListError)) throw error;
      end('TOO_LONG', error.message);
    }
  });
  packed.onEnd(() => {
    if (isOver) return;
    isOver = true;
    done(sink.text());
  });
  response.on('error', (error) => {
    end('code' in error ? String(error.code) : 'ERROR', error.message);
  });
}

/** From the outermost packing to the innermost; null where one is unknown. */
function codingsOf(header: string | undefined): readonly Coding[] | null {
  const names = (header ?? '').split(',').map((name) => name.trim().toLowerCase());
  const wanted = names.filter((name) => name !== '' && name !== 'identity');
  const known = wanted.flatMap((name) => CODINGS.get(name) ?? []);
  return known.length === wanted.length && known.length <= MAX_CODINGS ? known.reverse() : null;
}

/** How to unpack, given the first bytes. */
interface Coding {
  readonly unpack: (first: Buffer) => Transform;
  /** Whether line ends behind the packed bytes would be taken for the beginning of another part. */
  readonly endsAtLines?: boolean;
}

const CODINGS: ReadonlyMap<string, Coding> = new Map<string, Coding>([
  ['gzip', { unpack: () => createGunzip(), endsAtLines: true }],
  ['x-gzip', { unpack: () => createGunzip(), endsAtLines: true }],
  // Some servers leave the zlib header out, whose first byte always ends in 8.
  ['deflate', { unpack: (first) => (((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()) }],
  ['br', { unpack: () => createBrotliDecompress() }],
]);

/**
 * Keeps line ends back until something follows them, so that those behind the last byte are never handed on. No packed
 * answer ends in one: the last byte of gzip is the highest of the unpacked length (RFC 1952, section 2.3.1), and with a
 * line end there it would be more than is ever read.
 */
class LineEndKeeper {
  #kept: Buffer = Buffer.alloc(0);

  /** What may be handed on by now. */
  push(chunk: Buffer): Buffer {
    const all = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk]);
    let end = all.length;
    while (end > 0 && all.length - end < MAX_LINE_ENDS && (all[end - 1] === 0x0d || all[end - 1] === 0x0a)) end -= 1;
    this.#kept = all.subarray(end);
    return all.subarray(0, end);
  }
}

/** Stages that unpack one after the other, each made when its first bytes have come: an empty body has no packing. */
class LazyStages {
  readonly #source: Readable;
  readonly #codings: readonly Coding[];
  readonly #fail: (code: string, message: string) => void;
  #onData: (chunk: Buffer) => void = () => undefined;
  #onEnd: () => void = () => undefined;
  readonly #stages: Transform[] = [];

  constructor(source: Readable, codings: readonly Coding[], fail: (code: string, message: string) => void) {
    this.#source = source;
    this.#codings = codings;
    this.#fail = fail;
  }

  onData(listener: (chunk: Buffer) => void): void {
    this.#onData = listener;
  }

  onEnd(listener: () => void): void {
    this.#onEnd = listener;
    this.#stage(this.#source, 0);
  }

  /** Ends the unpacking: the bytes already received may unpack to far more than is read. */
  destroy(): void {
    for (const stage of this.#stages) stage.destroy();
  }

  #stage(source: Readable, index: number): void {
    const coding = this.#codings[index];
    if (coding === undefined) {
      source.on('data', this.#onData);
      source.on('end', this.#onEnd);
      return;
    }
    let stage: Transform | null = null;
    const lineEnds = coding.endsAtLines === true ? new LineEndKeeper() : null;
    source.on('data', (came: Buffer) => {
      const chunk = lineEnds === null ? came : lineEnds.push(came);
      if (chunk.length === 0) return;
      if (stage === null) {
        stage = coding.unpack(chunk);
        this.#stages.push(stage);
        stage.on('error', (error) => {
          this.#fail('NOT_UNPACKED', error.message);
        });
        // What is broken off behind us is not to be unpacked to its end.
        source.on('close', () => {
          if (!source.readableEnded) stage?.destroy();
        });
        this.#stage(stage, index + 1);
      }
      if (!stage.write(chunk)) {
        source.pause();
        stage.once('drain', () => source.resume());
      }
    });
    source.on('end', () => {
      if (stage === null) this.#onEnd();
      else stage.end();
    });
  }
}

/** Keeps the whole body. */
class WholeSink {
  readonly maxBytes = MAX_ANSWER_BYTES;
  readonly #chunks: Buffer[] = [];

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/** Hands a list's entries on and keeps the rest. */
class ListSink {
  readonly maxBytes = MAX_LIST_BYTES;
  readonly #decoder = new StringDecoder('utf8');
  readonly #scanner: ListScanner;

  constructor(onEntry: (text: string) => void) {
    this.#scanner = new ListScanner(onEntry);
  }

  push(chunk: Buffer): void {
    this.#scanner.push(this.#decoder.write(chunk));
  }

  text(): string {
    return this.#scanner.rest();
  }
}
