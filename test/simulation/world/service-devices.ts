import type { Effect } from '../../../app/session/state/effect.ts';
import { noService } from '../../../main/payments/port/no-service.ts';
import { runEffect, type EffectPorts } from '../../../main/runtime/run-effect.ts';
import { refundKey } from './booked-purchase.ts';
import { CoreDevices } from './core-devices.ts';
import type { DevicesParts } from './devices-parts.ts';
import type { Run } from './machine.ts';
import type { SimulationContext } from './simulation-context.ts';
import { serviceProvider } from './service-provider.ts';
import type { SimulatedServices } from './simulated-services.ts';
import type { ServicesAuditor } from './services-auditor.ts';

/** Effects that the services answer. */
const PAYMENTS: ReadonlySet<Effect['kind']> = new Set([
  'connect-payments',
  'ping-payments',
  'ask-purchase',
  'ask-customer',
  'find-purchases',
  'ask-status',
  'ask-for-person',
  'cancel-purchase',
  'ask-details',
  'ask-refund',
  'ask-refund-progress',
  'ask-refund-qr',
  'ask-refund-qr-status',
  'ask-refund-qr-purchases',
]);

export interface ServiceDevicesParts extends DevicesParts {
  readonly services: SimulatedServices;
  readonly watch: ServicesAuditor;
}

/** As `CoreDevices`, but that the program's own `runEffect` asks the services, behind their port. */
export class ServiceDevices extends CoreDevices {
  readonly #context: SimulationContext;
  readonly #parts: ServiceDevicesParts;
  #ports: EffectPorts | null = null;

  constructor(world: SimulationContext, parts: ServiceDevicesParts) {
    super(world, parts);
    this.#context = world;
    this.#parts = parts;
  }

  override start(run: Run): void {
    super.start(run);
    const { services, network, watch } = this.#parts;
    const providers = new Map(
      services.providers().map((service) => {
        const parts = { run, network, service, watch };
        return [service.about.provider, serviceProvider(this.#context, parts)] as const;
      }),
    );
    this.#ports = {
      clock: run.clock,
      payments: (provider) => providers.get(provider) ?? noService,
      dispenser: null,
      printer: null,
      acceptor: null,
      probeJournal: () => run.probeJournal(),
      knowsPurchase: (qrPaymentId, provider) =>
        run.knowsPurchase(qrPaymentId, services.of(provider)?.about.binding ?? null),
      dispatch: (event) => {
        if (run.clock.isAlive) run.dispatch(event);
      },
      log: { write: (level, event, facts) => run.writeLog(JSON.stringify([level, event, facts])) },
    };
  }

  override powerLost(): void {
    super.powerLost();
    this.#ports = null;
  }

  override carryOut(effect: Effect, run: Run): void {
    if (!PAYMENTS.has(effect.kind) || this.#ports === null) {
      super.carryOut(effect, run);
      return;
    }
    const { network, watch } = this.#parts;
    watch.onEffect(effect);
    if (effect.kind === 'ask-refund')
      watch.check(
        !network.isLate(refundKey(effect.saleId, effect.request.qrPaymentId)),
        'no refund is asked for again while the request before may be carried out',
        effect.saleId,
      );
    this.#context.hasPromises = true;
    runEffect(effect, this.#ports);
  }
}
