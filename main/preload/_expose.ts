import { contextBridge, ipcRenderer } from 'electron';
import { deriveBridge, type BridgeTransport, type ContractNames } from '../../app/ipc/bridge.ts';
import { HEARTBEAT_CHANNEL } from '../../app/ipc/names.ts';

/** Exposes the bridges of a window's contracts to the page, without any of Electron's own objects or events. */
export function expose(contracts: Readonly<Record<string, ContractNames>>): void {
  for (const [key, contract] of Object.entries(contracts))
    contextBridge.exposeInMainWorld(key, deriveBridge(contract, TRANSPORT));
  ipcRenderer.on(HEARTBEAT_CHANNEL, () => {
    ipcRenderer.send(HEARTBEAT_CHANNEL);
  });
}

const TRANSPORT: BridgeTransport = {
  invoke: (channel, argument) => ipcRenderer.invoke(channel, argument),
  subscribe(channel, listener) {
    const forward = (_event: unknown, value: unknown): void => {
      listener(value);
    };
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  },
};
