import type { KioskConfig } from '../../app/config/config.ts';
import type { KaspiSettings } from '../../app/config/schema.ts';
import type { RefundWay } from '../../app/payment/provider.ts';
import type { KioskSettings } from '../../app/session/state/state.ts';

/**
 * Which service a sale can be asked about at: contract, host and organisation. Not the port or the version in the
 * path, which change without the purchases being lost.
 */
function bindingOf({ payment }: KioskConfig): string {
  if (payment === undefined) return 'demo';
  const { kaspi } = payment;
  const organization = kaspi.scheme === 'enhanced' ? ` ${kaspi.organizationBin}` : '';
  return `kaspi ${kaspi.scheme} ${new URL(kaspi.baseUrl).hostname}${organization}`;
}

/** Each kind of contract gives money back in its own way (facts, section 1). */
const REFUND_WAYS: Readonly<Record<KaspiSettings['scheme'], RefundWay>> = {
  lite: 'by-hand',
  standard: 'with-customer',
  enhanced: 'direct',
};

/** The stand-in of demo mode speaks the standard scheme. */
function refundWayOf({ payment }: KioskConfig): RefundWay {
  return REFUND_WAYS[payment?.kaspi.scheme ?? 'standard'];
}

/** The facts of the configuration that the session needs. */
export function settingsOf(config: KioskConfig, demo: boolean, hasAcceptor = false): KioskSettings {
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
    demo,
    binding: bindingOf(config),
    refundWay: refundWayOf(config),
    change: config.payment?.cash?.change ?? 'owe',
    moreProducts: config.payment?.cash?.moreProducts ?? demo,
  };
}
