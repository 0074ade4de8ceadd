import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { PaymentCapabilities, RefundWay } from '../../../app/payment/provider.ts';
import { hasMethod, type KaspiScheme } from '../../../app/payment/kaspi/methods.ts';

/** Each kind of contract gives money back in its own way (facts, section 1). */
const REFUND_WAYS: Readonly<Record<KaspiScheme, RefundWay>> = {
  lite: 'by-hand',
  standard: 'with-customer',
  enhanced: 'direct',
};

/** What this contract can do. */
export function kaspiCapabilities(settings: KaspiSettings): PaymentCapabilities {
  const { scheme } = settings;
  // Not the port or the version in the path: they change without the purchases being lost.
  const organization = scheme === 'enhanced' ? ` ${settings.organizationBin}` : '';
  return {
    provider: 'kaspi',
    binding: `kaspi ${scheme} ${new URL(settings.baseUrl).hostname}${organization}`,
    refundWay: REFUND_WAYS[scheme],
    hasDetails: hasMethod(scheme, 'payment/details'),
  };
}
