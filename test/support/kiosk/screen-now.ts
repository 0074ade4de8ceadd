import type { Kiosk } from './kiosk.ts';

/** What the window of now shows, null while it loads; Playwright's own page goes with the process or the window behind it. */
export function screenNow(kiosk: Kiosk): Promise<unknown> {
  return kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents === undefined || contents.isCrashed() || contents.isLoading()
      ? null
      : (contents.executeJavaScript('document.documentElement.dataset.screen') as Promise<unknown>);
  });
}
