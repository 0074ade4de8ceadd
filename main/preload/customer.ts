import { webFrame } from 'electron';
import { customerNames, serviceNames } from '../../app/ipc/names.ts';
import { expose } from './_expose.ts';

expose({ sauda: customerNames, saudaService: serviceNames });
// In the page's own world and before its scripts: Electron would destroy the window without asking.
void webFrame.executeJavaScript(
  "Object.defineProperty(window, 'close', { value: () => undefined, writable: false, configurable: false }); undefined",
);
