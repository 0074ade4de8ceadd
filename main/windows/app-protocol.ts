import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import { ARTWORK_PATH } from '../config/artwork-files.ts';
import { pictureFile, PICTURES_PATH } from '../config/operator-pictures.ts';
import { serveAttract } from './attract-protocol.ts';
import { APP_SCHEME, ATTRACT_SCHEME } from './app-origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.map': 'application/json',
};

/**
 * The content security policy, which allows only what is named; the renderer has no network access. `sandbox` takes from
 * the page what it does not name: printing and other dialogs, popups, downloads, forms.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${ATTRACT_SCHEME}:`,
  `media-src ${ATTRACT_SCHEME}:`,
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-scripts allow-same-origin',
].join('; ');

/** Registers the schemes; must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true, stream: true },
    },
  ]);
}

/** The served files; the operator's pictures are added once the configuration is known. */
export interface ServedFiles {
  /** Serves the operator's pictures from this directory, and no other files of it. */
  addPictures(directory: string): void;
  /** Serves the payment service's official pictures from this directory, and no other files of it. */
  addArtwork(directory: string): void;
  /** Serves the files of the attract loop from this folder. */
  addAttract(folder: string): void;
  /** Serves the spoken prompts from this folder. */
  addSounds(folder: string): void;
  /** Resolves when the page has loaded its scripts, or after a limit without a request for them. */
  readonly pageServed: Promise<void>;
}

/** Limit for the page's requests, so that a page from another place, or none, does not delay the start. */
const PAGE_LIMIT_MS = 300;

/**
 * Electron's way for answers that are there at once. `protocol.handle`, which replaces it, loads Node's implementation of
 * fetch for its Request and Response, a tenth of the work of a start; from Electron 45 on, `registerSource` will do
 * without main altogether.
 */
interface WholeFileProtocol {
  registerBufferProtocol(
    scheme: string,
    handler: (request: ProtocolRequest, respond: (response: ProtocolResponse) => void) => void,
  ): boolean;
}

/** Serves the built renderer from `directory`, the operator's pictures, and nothing outside of both. */
export function serveApp(directory: string): ServedFiles {
  const root = normalize(directory + sep);
  let pictures: string | null = null;
  let artwork: string | null = null;
  let attract: string | null = null;
  let sounds: string | null = null;
  let reportServed = (): void => undefined;
  const pageServed = new Promise<void>((resolve) => {
    reportServed = resolve;
    setTimeout(resolve, PAGE_LIMIT_MS);
  });
  /** Throws for a file that is not there. */
  const serve = (request: ProtocolRequest): ProtocolResponse => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'kiosk') return NOT_FOUND;
    const path = decode(url.pathname);
    if (path === null) return NOT_FOUND;
    if (path.startsWith(PICTURES_PATH))
      return answer(pictures === null ? null : pictureFile(pictures, path.slice(PICTURES_PATH.length)));
    if (path.startsWith(ARTWORK_PATH))
      return answer(artwork === null ? null : pictureFile(artwork, path.slice(ARTWORK_PATH.length)));
    const file = normalize(join(root, path));
    // The page requests its style sheets together with its scripts, and last.
    if (extname(file) === '.css') setImmediate(reportServed);
    return answer(file.startsWith(root) ? file : null);
  };
  const servedSafely = (request: ProtocolRequest): ProtocolResponse => {
    try {
      return serve(request);
    } catch {
      return NOT_FOUND;
    }
  };
  const wholeFiles: WholeFileProtocol = protocol;
  wholeFiles.registerBufferProtocol(APP_SCHEME, (request, respond) => {
    respond(servedSafely(request));
  });
  serveAttract(() => ({ attract, sounds }));
  return {
    pageServed,
    addArtwork(added): void {
      artwork = added;
    },
    addAttract(folder): void {
      attract = folder;
    },
    addSounds(folder): void {
      sounds = folder;
    },
    addPictures(added): void {
      pictures = added;
    },
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * Answers with a file, read synchronously: the files are small and local, and while main starts, each turn of its event
 * loop that a page waits for takes long.
 */
function answer(file: string | null): ProtocolResponse {
  const type = file === null ? undefined : TYPES[extname(file).toLowerCase()];
  if (file === null || type === undefined) return NOT_FOUND;
  return {
    data: readFileSync(file),
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    },
  };
}

const NOT_FOUND: ProtocolResponse = { statusCode: 404, mimeType: 'text/plain', data: Buffer.from('not found') };
