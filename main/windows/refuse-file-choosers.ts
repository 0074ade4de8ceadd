import type { WebContents } from 'electron';

const PROTOCOL = '1.3';

/**
 * Cancels every file chooser that a script in the page opens: it would be a dialog of the system, with the machine's
 * files in it. Electron has no setting for that; Chromium's own protocol has one, which also holds after a load or a
 * crash of the page.
 */
export async function refuseFileChoosers({ debugger: protocol }: WebContents): Promise<void> {
  try {
    protocol.attach(PROTOCOL);
    await protocol.sendCommand('Page.enable');
    await protocol.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true, cancel: true });
  } catch {
    // The window closed before that.
  }
}
