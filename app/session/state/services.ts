import { CASH, type MethodCapabilities, type ProviderName } from '../../payment/capabilities.ts';
import type { ServicePlace } from '../../paper/slip.ts';
import type { PaymentGate } from './gates.ts';
import type { ServiceState } from './service-state.ts';
import type { KioskState } from './state.ts';

/** A way to pay together with its service. */
export interface ServiceMethod {
  readonly service: ServiceState;
  readonly method: MethodCapabilities;
}

/** The service recorded under this name; null where the machine has none. */
export function serviceOf({ services }: Pick<KioskState, 'services'>, provider: ProviderName): ServiceState | null {
  return services.find(({ about }) => about.provider === provider) ?? null;
}

/** The service that purchases of this binding can be asked about at; null where it is not configured. */
export function serviceAt({ services }: Pick<KioskState, 'services'>, binding: string | null): ServiceState | null {
  // Sales without a binding are from before it was recorded, when there was one service.
  return (binding === null ? services[0] : services.find(({ about }) => about.binding === binding)) ?? null;
}

/** What people call the service, its application and the bank of its customers; null without a service. */
export function placeOf(service: ServiceState | null): ServicePlace | null {
  if (service === null) return null;
  const { title, application, bank } = service.about;
  return { title, application, ...(bank === undefined ? {} : { bank }) };
}

/** The service of a payment; a payment that names none was made at the first one. */
export function serviceIn(state: Pick<KioskState, 'services'>, provider: ProviderName | null): ServiceState | null {
  return provider === null ? (state.services[0] ?? null) : serviceOf(state, provider);
}

/** The bank that a customer of this service pays from; null where it may be any. */
export function bankOf(service: ServiceState | null): string | null {
  return service?.about.bank ?? null;
}

/** Whether the service can be used now. */
export function isReady(state: Pick<KioskState, 'services'>, provider: ProviderName): boolean {
  return serviceOf(state, provider)?.gate.kind === 'ready';
}

/** Whether any service can be used now. */
export function isAnyReady({ services }: Pick<KioskState, 'services'>): boolean {
  return services.some(({ gate }) => gate.kind === 'ready');
}

/** Whether the first service can be used. */
export function mainGate({ services }: Pick<KioskState, 'services'>): PaymentGate {
  return services[0]?.gate ?? { kind: 'absent' };
}

/** The name of the first service, which is the one with a place in the service menu. */
export function mainProvider({ services }: Pick<KioskState, 'services'>): ProviderName {
  return services[0]?.about.provider ?? CASH;
}

/** A way to pay by its id; null where the machine does not have it. */
export function methodOf({ services }: Pick<KioskState, 'services'>, id: string): ServiceMethod | null {
  for (const service of services) {
    const method = service.about.methods.find((one) => one.id === id);
    if (method !== undefined) return { service, method };
  }
  return null;
}

/** The state with a change of one service. */
export function withService(
  state: KioskState,
  provider: ProviderName,
  change: Partial<Omit<ServiceState, 'about'>>,
): KioskState {
  const services = state.services.map((one) => (one.about.provider === provider ? { ...one, ...change } : one));
  return { ...state, services };
}

/** The commission of a way to pay in parts of ten thousand: as the service answered last, or as it is expected. */
export function rateOf(state: Pick<KioskState, 'services' | 'rates'>, id: string): number {
  return state.rates.get(id) ?? methodOf(state, id)?.method.commissionRate ?? 0;
}
