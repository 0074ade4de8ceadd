import type { ReactNode } from 'react';
import type { BenchView } from '../../app/ipc/contract.ts';
import { Picture } from '../picture/picture.tsx';
import { PlugButton } from './fault-button.tsx';
import { ShelfSlot } from './shelf-slot.tsx';
import { words } from './words.ts';

interface Props {
  readonly relay: NonNullable<BenchView['relay']>;
  readonly sensor: BenchView['sensor'];
}

/** The vending machine: the relay's channels, the products behind them, the drop sensor's beam and the tray. */
export function MachineShelf({ relay, sensor }: Props): ReactNode {
  const { title, on, off } = words.devices.relay;
  return (
    <section className="shelf machine" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="state" data-good={relay.isPlugged}>
          {relay.isPlugged ? on : off}
        </span>
        <span className="buttons">
          <PlugButton device="relay" isPlugged={relay.isPlugged} />
        </span>
      </header>
      <ol className="slots" data-plugged={relay.isPlugged}>
        {relay.slots.map((slot) => (
          <ShelfSlot key={slot.channel} slot={slot} />
        ))}
      </ol>
      <Tray slots={relay.slots} sensor={sensor} />
    </section>
  );
}

/** The products that have fallen. */
function Tray({
  slots,
  sensor,
}: {
  readonly slots: Props['relay']['slots'];
  readonly sensor: Props['sensor'];
}): ReactNode {
  const out = slots.filter(({ fallen }) => fallen > 0);
  const total = out.reduce((sum, { fallen }) => sum + fallen, 0);
  const { on, off } = words.devices.sensor;
  return (
    <div className="tray" role="group" aria-label={words.tray}>
      {sensor !== null && <span key={total} className="beam" data-plugged={sensor.isPlugged} data-cut={total > 0} />}
      {total === 0 && <span className="empty">{words.emptyTray}</span>}
      {out.map(({ channel, product, fallen }) => (
        <span
          key={channel}
          className="tray-product"
          role="img"
          aria-label={`${product?.name ?? words.channel(channel)}: ${words.fallen(fallen)}`}
        >
          {product === null ? channel : <Picture picture={product.picture} />}
          <b key={fallen}>{fallen}</b>
        </span>
      ))}
      {sensor !== null && (
        <span className="buttons">
          <span className="state" data-good={sensor.isPlugged}>
            {sensor.isPlugged ? on : off}
          </span>
          <PlugButton device="sensor" isPlugged={sensor.isPlugged} />
        </span>
      )}
    </div>
  );
}
