import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { pictureFile, PICTURES_PATH } from '../config/operator-pictures.ts';
import { APP_SCHEME } from './app-origin.ts';

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
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-scripts allow-same-origin',
].join('; ');

/** Registers the scheme; must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

/** The served files; the operator's pictures are added once the configuration is known. */
export interface ServedFiles {
  /** Serves the operator's pictures from this directory, and no other files of it. */
  addPictures(directory: string): void;
  /** Resolves when the page has loaded its scripts, or after a limit without a request for them. */
  readonly pageServed: Promise<void>;
}

/** Limit for the page's requests, so that a page from another place, or none, does not delay the start. */
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
    // The page requests its style sheets together with its scripts, and last.
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
 * Answers with a file, read synchronously: the files are small and local, and while main starts, each turn of its event
 * loop that a page waits for takes long.
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
