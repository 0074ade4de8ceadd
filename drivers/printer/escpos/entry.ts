import { flag, path, text } from '../../../app/command-line/option.ts';
import { defineLazyDriver } from '../../definition/define-driver.ts';
import { escposSettings, escposWords } from './settings.ts';

/** ESC/POS receipt printers; the encoder and its list of models are large. */
export const escpos = defineLazyDriver({
  kind: 'printer',
  settings: escposSettings,
  words: escposWords,
  load: async () => (await import('./driver.ts')).createEscposPrinter,
  probe: async () => (await import('./probe.ts')).escposProbe,
  simulate: {
    what: 'a receipt printer (ESC/POS)',
    options: {
      out: path({ placeholder: 'FOLDER', help: 'where the printed papers go as pictures' }),
      width: text({ placeholder: '576|384', help: 'dots across the roll' }),
      make: text({ placeholder: 'clone|epson', help: 'how it reports its state' }),
      flow: text({ placeholder: 'xon-xoff|none', help: 'how it says that its buffer is full' }),
      presenter: flag({ help: 'holds each paper until it is taken' }),
    },
    baudRate: 19_200,
    start: async (values, environment) => (await import('./simulator/device.ts')).startEscpos(values, environment),
  },
  standIn: async () => (await import('./stand-in.ts')).escposStandIn,
});
