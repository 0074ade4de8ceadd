import type { PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { KASPI_QR } from '../../../main/payments/kaspi/capabilities.ts';
import { refundKey, type BookedPurchase, type Books } from './booked-purchase.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { SimulatedService, type ServiceWatch } from './simulated-service.ts';
import type { ServicePurchase } from './service-purchase.ts';

const EVERY_MS = 60_000;
const LASTS_MS = [20_000, 90_000, 900_000] as const;
const OTHER_ORDER = 0.3;
const LEFT_OUT = 0.15;
/** Kaspi's code has a simulation of its own as well. */
const RARELY = 0.3;

/** Where a purchase is. */
export interface Found {
  readonly service: SimulatedService;
  readonly purchase: ServicePurchase;
}

/** Every payment service of a machine, and what happens to them. */
export class SimulatedServices implements Books {
  readonly #world: SimulationContext;
  readonly #services: readonly SimulatedService[];
  /** The service of each purchase on record. */
  readonly #providers = new Map<string, string>();
  #isOver = false;
  /** The present run has one service less. */
  isLeftOut = false;

  constructor(world: SimulationContext, capabilities: readonly PaymentCapabilities[], watch: ServiceWatch) {
    this.#world = world;
    this.#services = capabilities.map((about) => new SimulatedService(world, about, watch));
    this.#wait();
  }

  of(provider: string): SimulatedService | null {
    return this.#services.find(({ about }) => about.provider === provider) ?? null;
  }

  providers(): readonly SimulatedService[] {
    return this.#services;
  }

  /** How often a way to pay is chosen: each service as often as the others, and Kaspi's code less than its invoices. */
  weightOf(method: string): number {
    if (method === KASPI_QR) return RARELY;
    const ways = this.#services.find(({ about }) => about.methods.some(({ id }) => id === method))?.about.methods;
    return 1 / Math.max(1, ways?.filter(({ id }) => id !== KASPI_QR).length ?? 1);
  }

  all(): readonly Found[] {
    return this.#services.flatMap((service) => service.purchases.map((purchase) => ({ service, purchase })));
  }

  find(id: string, saleId: string): BookedPurchase | null {
    return this.where(id, saleId)?.purchase ?? null;
  }

  /** From now on a number of this sale means the purchase at this service; another one may have had it before. */
  bind(saleId: string, id: string, provider: string): void {
    this.#providers.set(refundKey(saleId, id), provider);
  }

  where(id: string, saleId: string): Found | null {
    const service = this.of(this.#providers.get(refundKey(saleId, id)) ?? '');
    const purchase = service?.find(id) ?? null;
    return service === null || purchase?.saleId !== saleId ? null : { service, purchase };
  }

  ofSale(saleId: string): readonly ServicePurchase[] {
    return this.#services.flatMap(({ purchases }) => purchases.filter((one) => one.saleId === saleId));
  }

  byToken(token: string): Found | null {
    for (const service of this.#services) {
      const purchase = service.purchases.find((one) => one.token === token);
      if (purchase !== undefined) return { service, purchase };
    }
    return null;
  }

  /** What the configuration says at a start: the services in another order, or one of them left out for this run. */
  ofStart(services: readonly PaymentCapabilities[]): readonly PaymentCapabilities[] {
    const { decisions } = this.#world;
    const isTurned = decisions.chance('services: in another order', OTHER_ORDER);
    const ordered = isTurned ? services.toReversed() : services;
    this.isLeftOut = false;
    if (ordered.length < 2 || !decisions.chance('services: one is left out', LEFT_OUT)) return ordered;
    this.isLeftOut = true;
    count(this.#world, 'service-left-out');
    return ordered.slice(1);
  }

  /** The faults end, for good. */
  calm(): void {
    this.#isOver = true;
    for (const service of this.#services) {
      service.isDown = false;
      service.isRevoked = false;
    }
  }

  #wait(): void {
    const { decisions, rates, scheduler } = this.#world;
    scheduler.after(EVERY_MS / 2 + decisions.below('around the services', EVERY_MS), () => {
      if (this.#isOver) return;
      const service = this.#services[decisions.below('which service', this.#services.length)];
      const fault = decisions.fault('around a service', rates.environment / 2, 2);
      if (service !== undefined && fault !== 0) this.#close(service, fault === 1 ? 'isDown' : 'isRevoked');
      this.#wait();
    });
  }

  #close(service: SimulatedService, how: 'isDown' | 'isRevoked'): void {
    const { decisions, scheduler } = this.#world;
    const longestMs = LASTS_MS[decisions.below('how long a service is closed', LASTS_MS.length)] ?? 0;
    count(this.#world, how === 'isDown' ? 'service-down' : 'key-revoked');
    this.#world.trace?.tell(`${service.about.provider}: ${how === 'isDown' ? 'is down' : 'refuses the key'}`);
    service[how] = true;
    scheduler.after(1_000 + decisions.below('a service is closed for', longestMs), () => {
      service[how] = false;
    });
  }
}
