import type { WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../windows/app-origin.ts';

/** What is looked at in a message: the frame that sent it, null where it has gone. */
export interface Sender {
  readonly senderFrame: Pick<WebFrameMain, 'parent' | 'url'> | null;
}

/**
 * Whether a message comes from the top frame of one of the application's pages. A frame that has gone meanwhile, and
 * an address that cannot be read, are not trusted.
 */
export function isTrustedSender(sender: Sender, devServer: string | null): boolean {
  try {
    // Electron throws when it is asked about a frame that was disposed of.
    const frame = sender.senderFrame;
    if (frame?.parent !== null) return false;
    return originOf(frame.url) === (devServer === null ? APP_ORIGIN : originOf(devServer));
  } catch {
    return false;
  }
}

/** Not `URL.origin`, which is `null` for a scheme of our own. */
function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
