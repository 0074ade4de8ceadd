import { screen, type BrowserWindow, type Rectangle } from 'electron';

/** The whole display that the customer looks at. */
export function displayBounds(): Rectangle {
  return screen.getPrimaryDisplay().bounds;
}

/**
 * Keeps the window over the whole display when that is turned, changes its resolution, or is plugged in. Full screen is
 * only a wish to the window manager: where there is none, the window stays as large as it was made.
 */
export function fillDisplay(window: BrowserWindow): void {
  const fit = (): void => {
    const wanted = displayBounds();
    if (isSame(window.getBounds(), wanted)) return;
    window.setBounds(wanted);
    // Under X Chromium makes a window that would be as large as its display one pixel smaller, unless it is full screen.
    window.setFullScreen(false);
    window.setFullScreen(true);
  };
  window.webContents.on('did-finish-load', fit);
  screen.on('display-added', fit);
  screen.on('display-removed', fit);
  screen.on('display-metrics-changed', fit);
  window.once('closed', () => {
    screen.off('display-added', fit);
    screen.off('display-removed', fit);
    screen.off('display-metrics-changed', fit);
  });
}

function isSame(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
