import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { pictureFile, PICTURES_PATH } from '../config/operator-pictures.ts';

/** Our own scheme instead of `file://`: a page can reach nothing but what we serve here. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://kiosk';

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

/** Nothing is allowed that is not named; the renderer has no network at all. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Has to be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

/** What is served, and where more can be added once the configuration is known. */
export interface ServedFiles {
  /** From now on the operator's pictures, and nothing else, are read from this directory. */
  addPictures(directory: string): void;
  /** The page has its scripts and goes on in its own process; or it has not come for them for a while. */
  readonly pageServed: Promise<void>;
}

/** A page that comes from elsewhere, or not at all, holds nothing up. */
const PAGE_LIMIT_MS = 300;

/** Serves the built renderer from `directory`, the operator's pictures, and nothing outside of both. */
export function serveApp(directory: string): ServedFiles {
  const root = normalize(directory + sep);
  let pictures: string | null = null;
  let reportServed = (): void => undefined;
  const pageServed = new Promise<void>((resolve) => {
    reportServed = resolve;
    setTimeout(resolve, PAGE_LIMIT_MS);
  });
  protocol.handle(APP_SCHEME, (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'kiosk') return notFound();
    const path = decode(url.pathname);
    if (path === null) return notFound();
    if (path.startsWith(PICTURES_PATH))
      return answer(pictures === null ? null : pictureFile(pictures, path.slice(PICTURES_PATH.length)));
    const file = normalize(join(root, path));
    // Its style sheets are asked for together with its scripts, and last.
    if (extname(file) === '.css') setImmediate(reportServed);
    return answer(file.startsWith(root) ? file : null);
  });
  return {
    pageServed,
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
 * Read at once: the files are small and local, and while main starts every turn of its event loop that a page has to
 * wait for is long.
 */
function answer(file: string | null): Response {
  const type = file === null ? undefined : TYPES[extname(file).toLowerCase()];
  if (file === null || type === undefined) return notFound();
  try {
    return new Response(new Uint8Array(readFileSync(file)), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response('not found', { status: 404 });
}
