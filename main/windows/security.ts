import { app, Menu, session, type WebContents } from 'electron';
import { APP_SCHEME, ATTRACT_SCHEME } from './app-origin.ts';

/**
 * A proxy that is not there, also for addresses of this computer: the sockets of WebRTC, which neither the content
 * security policy nor `onBeforeRequest` sees, end here. Main's own requests do not pass Chromium.
 */
const NOWHERE = { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const;

/**
 * Refuses navigation, new windows and other features that a kiosk's page does not need (Electron's security checklist).
 */
export function lockDown(devServer: string | null): void {
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, devServer);
  });
}

function lockContents(contents: WebContents, devServer: string | null): void {
  contents.on('will-navigate', (event) => {
    if (devServer === null || !event.url.startsWith(devServer)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Without a proxy that takes UDP it has none; `NOWHERE` takes TCP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Refuses permissions and requests of the session; must be called when Electron is ready, before the first window. */
export function lockSession(devServer: string | null): void {
  const only = session.defaultSession;
  only.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  only.setPermissionCheckHandler(() => false);
  only.setDevicePermissionHandler(() => false);
  only.on('will-download', (event) => {
    event.preventDefault();
  });
  only.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowed(details.url, devServer) });
  });
  only.setSpellCheckerEnabled(false);
  if (devServer === null) void only.setProxy(NOWHERE);
}

/** Whether an address is one of the application's own, or in development of the server, its socket or the tools. */
function isAllowed(url: string, devServer: string | null): boolean {
  const { protocol, host } = new URL(url);
  if (protocol === `${APP_SCHEME}:` || protocol === `${ATTRACT_SCHEME}:`) return true;
  return devServer !== null && (protocol === 'devtools:' || host === new URL(devServer).host);
}
