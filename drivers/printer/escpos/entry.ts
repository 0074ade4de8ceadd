import { defineLazyDriver } from '../../definition/define-driver.ts';
import { escposSettings } from './settings.ts';

/** ESC/POS receipt printers; the encoder and its list of models are large. */
export const escpos = defineLazyDriver({
  kind: 'printer',
  settings: escposSettings,
  load: async () => (await import('./driver.ts')).createEscposPrinter,
});
