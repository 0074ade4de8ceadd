/** The view that the next start may show before its loop runs. Imports no library: it is read before the window opens. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_VIEW_REVISION } from '../../app/session/view/first-view-revision.ts';
import type { IdleView } from '../../app/session/view/first-view.ts';
import { DAY_MS } from '../../app/units.ts';
import { VERSION } from '../files/version.ts';
import { readKeptText } from '../journal/keeper/kept-text.ts';

/** Under what a view was made: a start with others shows nothing of it. */
export interface Circumstances {
  readonly version: string;
  /** A hash of the page, whose parts have the hashes of their content in their names. */
  readonly page: string;
  /** The words of the command line. */
  readonly words: readonly string[];
  readonly configFile: string;
  /** A hash of the configuration's text as it was read, with its prices. */
  readonly config: string;
}

/** The operator's folders with pictures that the products' screen may have; null without one. */
interface PictureFolders {
  readonly pictures: string | null;
  readonly artwork: string | null;
}

/** A view with what is needed to show it. */
export interface FirstView {
  readonly view: IdleView;
  readonly folders: PictureFolders;
}

/** What is kept. */
export interface KeptView extends FirstView {
  readonly circumstances: Circumstances;
  readonly keptWallMs: number;
}

/** What an older one says of the machine may be over. */
const LASTS_MS = DAY_MS;

/** Whose first view is read. */
export interface FirstPlace {
  readonly dataDirectory: string;
  readonly rendererDirectory: string;
  /** The words of this start's command line. */
  readonly words: readonly string[];
}

/** The kept view, if it is of the last day, this start has its circumstances, and the journal is as it was left. */
export function readFirstView(
  { dataDirectory, rendererDirectory, words }: FirstPlace,
  wallMs: number,
): FirstView | null {
  try {
    const text = readKeptText(dataDirectory);
    const kept: unknown = text === null ? null : JSON.parse(text);
    if (!isKeptView(kept)) return null;
    const { circumstances, keptWallMs, view, folders } = kept;
    if (!(wallMs >= keptWallMs && wallMs - keptWallMs < LASTS_MS)) return null;
    const now = circumstancesOf(rendererDirectory, words, circumstances.configFile);
    return JSON.stringify(now) === JSON.stringify(circumstances) ? { view, folders } : null;
  } catch {
    return null;
  }
}

/** The circumstances of a start with this page and this configuration. Throws file system errors. */
export function circumstancesOf(
  rendererDirectory: string,
  words: readonly string[],
  configFile: string,
): Circumstances {
  return {
    version: VERSION,
    page: hashOf(join(rendererDirectory, 'index.html')),
    words,
    configFile,
    config: hashOf(configFile),
  };
}

/** The checksum and the circumstances prove the rest: the same version has written it. */
function isKeptView(value: unknown): value is KeptView {
  if (!isRecord(value)) return false;
  const { circumstances, keptWallMs, view, folders } = value;
  return (
    isRecord(circumstances) &&
    typeof circumstances['configFile'] === 'string' &&
    typeof keptWallMs === 'number' &&
    isRecord(folders) &&
    isRecord(view) &&
    isRecord(view['frame']) &&
    view['frame']['revision'] === FIRST_VIEW_REVISION &&
    isRecord(view['screen']) &&
    view['screen']['name'] === 'idle'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
