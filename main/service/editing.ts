import { readFile } from 'node:fs/promises';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { changeableSettings } from '../config/changeable-settings.ts';
import { createConfigEditor } from '../config/edit/config-editor.ts';
import { fileStore, memoryStore, type ConfigStore } from '../config/edit/config-store.ts';
import { places } from '../files/paths.ts';
import { type KioskParts, servicesOfKiosk } from '../runtime/kiosk-parts.ts';
import { setupStore } from '../setup/setup-store.ts';
import type { ServicePorts } from './port/service-ports.ts';

/** How the menu changes this machine's configuration. */
export function editing(
  configFile: string | null,
  parts: KioskParts,
  {
    isBeingSetUp = false,
    training = null,
  }: { readonly isBeingSetUp?: boolean; readonly training?: string | null } = {},
): Pick<ServicePorts, 'editor' | 'settingsOf'> {
  const { demo, offersSetup = false, acceptor, log } = parts;
  // In a demonstration for training the machine's own file is read, and never written.
  const file = configFile ?? training ?? places().demoConfig;
  const store = storeOf(configFile, file, isBeingSetUp);
  const services = servicesOfKiosk(parts).map(({ capabilities }) => capabilities);
  const facts = { demo, offersSetup, hasAcceptor: acceptor !== null, services };
  return {
    editor: createConfigEditor(store, file, systemClock),
    settingsOf: (config) => changeableSettings(config, file, facts, log),
  };
}

function storeOf(configFile: string | null, read: string, isBeingSetUp: boolean): ConfigStore {
  if (configFile === null) return memoryStore(() => readFile(read, 'utf8'));
  return isBeingSetUp ? setupStore(configFile, places().exampleConfig) : fileStore(configFile);
}
