import type { PaperDocument } from '../../../../app/paper/document.ts';
import { encodePaper } from '../../../../drivers/printer/escpos/encode.ts';
import type { EscposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import type { Make } from '../../../../drivers/printer/escpos/simulator/code-pages.ts';
import type { Paper } from '../../../../drivers/printer/stand-in.ts';
import {
  EscposSimulator,
  type EscposSimulatorSettings,
} from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** A simulated printer whose line is a function: it prints at once. */
export function directPrinter(settings: Omit<EscposSimulatorSettings, 'clock'> = {}): {
  readonly device: EscposSimulator;
  readonly answers: number[];
  send(bytes: Uint8Array): void;
} {
  const device = new EscposSimulator({ clock: new FakeClock(), ...settings });
  const answers: number[] = [];
  let hear: (bytes: Uint8Array) => void = () => undefined;
  device.attach({
    async write(bytes) {
      answers.push(...bytes);
      return { ok: true, value: undefined };
    },
    onBytes(listener) {
      hear = listener;
      return () => undefined;
    },
  });
  return { device, answers, send: (bytes) => hear(bytes) };
}

/** Which numbers of code pages a model of the encoder's list has in the world (spec/peripherals section 5). */
function makeOf(model: string | undefined): Make {
  if (model === undefined || /^(pos-|xprinter|sunmi|meow|fujitsu)/.test(model)) return 'clone';
  if (/^epson-tm-(t70|t88ii|t88iii|t88iv)$/.test(model)) return 'epson-before-2010';
  if (model.startsWith('epson')) return 'epson';
  if (model === 'bixolon-srp350iii') return 'bixolon';
  if (model.startsWith('citizen')) return 'citizen';
  if (/^(mpt|youku)/.test(model)) return 'mpt';
  if (model.startsWith('hp-')) return 'hp';
  return 'latin';
}

/** Encodes a document for a model and prints it on that model. */
export function printed(
  document: PaperDocument,
  settings: Partial<Pick<EscposSettings, 'model' | 'columns'>> = {},
  startsInChinese = true,
): Paper {
  const { device, send } = directPrinter({
    make: makeOf(settings.model),
    startsInChinese,
    width: (settings.columns ?? 48) * 12,
  });
  for (const command of encodePaper(document, {
    cut: 'full',
    presenter: 'none',
    model: settings.model,
    columns: settings.columns ?? 48,
  }).commands)
    send(command);
  const paper = device.papers()[0];
  if (paper === undefined) throw new Error('nothing was cut off');
  return paper;
}
