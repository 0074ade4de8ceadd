import type { KioskConfig } from '../../app/config/config.ts';
import type { PaymentCapabilities } from '../../app/payment/capabilities.ts';
import type { KioskSettings } from '../../app/session/state/settings.ts';

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
): KioskSettings {
  const { dropSensor, printer } = config.peripherals;
  return {
    languages: config.languages,
    operatorName: config.operator.name,
    operatorBin: config.operator.bin ?? null,
    contact: config.operator.contact ?? null,
    catalogue: config.catalogue,
    productDetails: config.display.productDetails,
    maxQuantity: config.display.maxQuantity,
    pulseMs: config.peripherals.relay?.pulseMs ?? 0,
    hasRelay: config.peripherals.relay !== undefined,
    hasAcceptor,
    drop: dropSensor === undefined ? null : { limitMs: dropSensor.timeoutMs, extraPulses: dropSensor.extraPulses },
    printer: printer === undefined ? 'absent' : printer.required ? 'required' : 'optional',
    diagonalInches: config.display.diagonalInches,
    darkHours: config.display.darkHours ?? null,
    demo,
    offersSetup,
    services,
    change: config.payment?.cash?.change ?? 'owe',
    moreProducts: config.payment?.cash?.moreProducts ?? demo,
  };
}
