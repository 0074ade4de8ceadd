import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import { ATTRACT_ADDRESS, attractFile, attractFormat } from '../config/attract-files.ts';
import { SOUNDS_ADDRESS, soundType } from '../config/sound-files.ts';
import { ATTRACT_SCHEME } from './app-origin.ts';

/**
 * Electron's way for answers by the path of a file. Chromium reads the file itself, in the pieces that a player asks
 * for, and main only its first bytes; `protocol.handle`, which replaces it, has no pieces.
 */
interface FileProtocol {
  registerFileProtocol(
    scheme: string,
    handler: (request: ProtocolRequest, respond: (response: ProtocolResponse) => void) => void,
  ): boolean;
}

const NOT_FOUND: ProtocolResponse = { error: -6 };

/**
 * Serves the files of the attract loop and the recordings from the folders that the configuration names, and nothing else of
 * them. Must be called before the page is loaded, which never learns of a scheme that comes later.
 */
export function serveAttract(folders: () => MediaFolders): void {
  const files: FileProtocol = protocol;
  files.registerFileProtocol(ATTRACT_SCHEME, (request, respond) => {
    respond(answer(folders(), request));
  });
}

/** The operator's folders of large files; null where the configuration names none. */
interface MediaFolders {
  readonly attract: string | null;
  readonly sounds: string | null;
}

const LOOP_HOST = new URL(ATTRACT_ADDRESS).host;
const SOUNDS_HOST = new URL(SOUNDS_ADDRESS).host;

function answer({ attract, sounds }: MediaFolders, { method, url }: ProtocolRequest): ProtocolResponse {
  try {
    const { host, pathname } = new URL(url);
    const folder = host === LOOP_HOST ? attract : host === SOUNDS_HOST ? sounds : null;
    const name = decodeURIComponent(pathname.slice(1));
    const path = method === 'GET' && folder !== null ? attractFile(folder, name) : null;
    const type = path === null ? null : host === LOOP_HOST ? attractFormat(path)?.type : soundType(path);
    if (path === null || type === null || type === undefined) return NOT_FOUND;
    return { path, mimeType: type, headers: { 'x-content-type-options': 'nosniff' } };
  } catch {
    return NOT_FOUND;
  }
}
