import { contextBridge, ipcRenderer } from 'electron';
import { deriveBridge, type ContractNames } from '../../app/ipc/bridge.ts';
import { HEARTBEAT_CHANNEL } from '../../app/ipc/names.ts';

/** Exposes a contract's bridge to the page, without any of Electron's own objects or events. */
export function expose(key: string, contract: ContractNames): void {
  const bridge = deriveBridge(contract, {
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
  });
  contextBridge.exposeInMainWorld(key, bridge);
  ipcRenderer.on(HEARTBEAT_CHANNEL, () => {
    ipcRenderer.send(HEARTBEAT_CHANNEL);
  });
}
