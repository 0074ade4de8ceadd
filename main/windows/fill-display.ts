import { screen, type BrowserWindow, type Rectangle } from 'electron';

/** Bounds of the customer's display. */
export function displayBounds(): Rectangle {
  return screen.getPrimaryDisplay().bounds;
}

/**
 * Keeps the window over the whole display when that is rotated, changes its resolution, or is plugged in. Full screen
 * is only a request to the window manager: without one, the window keeps its first size.
 */
export function fillDisplay(window: BrowserWindow): void {
  const fit = (): void => {
    const wanted = displayBounds();
    if (isSame(window.getBounds(), wanted)) return;
    window.setBounds(wanted);
    // Under X, Chromium makes a window of the display's size one pixel smaller, unless it is full screen.
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
