import { MAX_QUANTITY } from '../../app/journal/entry.ts';
import type { KioskConfig } from '../../app/config/config.ts';
import { inkOn } from '../../app/config/look.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { PaymentCapabilities } from '../../app/payment/capabilities.ts';
import { DELAYS } from '../../app/session/state/delays.ts';
import type { KioskSettings, Look } from '../../app/session/state/settings.ts';
import type { OperatorFiles } from './operator-files.ts';

/** What is known about a machine besides its configuration. */
export interface MachineFacts {
  readonly demo: boolean;
  readonly offersSetup: boolean;
  readonly hasAcceptor: boolean;
  readonly services: readonly PaymentCapabilities[];
}

/** The settings that the session needs from the configuration. */
export function settingsOf(
  config: KioskConfig,
  { demo, offersSetup, hasAcceptor, services }: MachineFacts,
  files: OperatorFiles,
): KioskSettings {
  const { dropSensor, printer } = config.peripherals;
  const { attract } = config.display;
  return {
    languages: config.languages,
    operatorName: config.operator.name,
    operatorBin: config.operator.bin ?? null,
    contact: config.operator.contact ?? null,
    catalogue: config.catalogue,
    productDetails: config.display.productDetails,
    shelves: config.display.byNumber ? config.display.shelfNumbers : null,
    maxQuantity: config.display.maxQuantity ?? (config.display.basket ? MAX_QUANTITY : 1),
    basket: config.display.basket,
    pulseMs: config.peripherals.relay?.pulseMs ?? 0,
    settleMs: config.peripherals.relay?.settleMs ?? DELAYS.settleMs,
    hasRelay: config.peripherals.relay !== undefined,
    hasAcceptor,
    drop: dropSensor === undefined ? null : { limitMs: dropSensor.timeoutMs, extraPulses: dropSensor.extraPulses },
    printer: printer === undefined ? 'absent' : printer.required ? 'required' : 'optional',
    diagonalInches: config.display.diagonalInches,
    darkHours: config.display.darkHours ?? null,
    look: { ...lookOf(config.display.look), artwork: files.artwork },
    attract: attract === undefined ? null : { afterMs: attract.afterS * SECOND_MS, files: files.attract },
    sounds: files.sounds,
    demo,
    offersSetup,
    services,
    change: config.payment?.cash?.change ?? 'owe',
    moreProducts: config.payment?.cash?.moreProducts ?? demo,
  };
}

function lookOf({ colour, ink, logo }: KioskConfig['display']['look']): Omit<Look, 'artwork'> {
  return {
    colours: colour === undefined ? null : { colour, ink: ink ?? inkOn(colour) },
    logo: logo ?? null,
  };
}
