import { useState, type ReactNode } from 'react';
import type { Machine } from '../../../../app/fleet/console/machine.ts';
import { commandArguments, type Command } from '../../../../app/fleet/wire/command.ts';
import type { OnlineState, StockLine } from '../../../../app/fleet/wire/state.ts';
import { commandWords } from '../../../../app/messages/fleet/command-words.ts';
import { machineWords } from '../../../../app/messages/fleet/machine-words.ts';
import { tiynFromDecimal } from '../../../../app/money/money.ts';
import { nameIn, tengeText, useConsole, useWords } from '../../state/use-console.ts';
import { CommandButton } from './command-button.tsx';
import { mayCommand } from './may-command.ts';

interface Props {
  readonly machine: Machine;
  readonly state: OnlineState;
  readonly ask: (command: Command) => void;
}

/** The products by channel: price, pieces, and what can be changed from afar. */
export function ProductsPart({ machine, state, ask }: Props): ReactNode {
  const say = useWords(machineWords);
  if (state.stock.length === 0) return null;
  return (
    <section className="card">
      <h3>{say('stock')}</h3>
      <ul className="products">
        {state.stock.map((line) => (
          <Product key={line.productId} machine={machine} line={line} ask={ask} />
        ))}
      </ul>
    </section>
  );
}

function Product({ machine, line, ask }: Omit<Props, 'state'> & { readonly line: StockLine }): ReactNode {
  const key = useConsole((state) => state.key);
  const language = useConsole((state) => state.language);
  const say = useWords(machineWords);
  const { productId, name, channel, priceTiyn, count, capacity, isOff, isStuck } = line;
  const may = (kind: Command['kind']): boolean => mayCommand(machine, key, kind);
  const switchKind = isOff ? 'product-on' : 'product-off';
  return (
    <li data-product={productId} data-low={count === 0}>
      <div className="product-line">
        <span className="channel">{channel}</span>
        <b>{nameIn(language, name, productId)}</b>
        <span>{tengeText(priceTiyn)}</span>
        <span className="soft">
          {count !== null && (capacity === null ? count : say('stock.of', { count, capacity }))}
        </span>
        {isOff && <span className="tag">{say('stock.off')}</span>}
        {isStuck && <span className="tag">{say('stock.stuck')}</span>}
      </div>
      {key !== null && (
        <div className="command-buttons">
          {may(switchKind) && <CommandButton command={{ kind: switchKind, argument: { productId } }} ask={ask} />}
          {may('prices') && <Typed what="prices" productId={productId} ask={ask} />}
          {may('stock') && <Typed what="stock" productId={productId} ask={ask} />}
        </div>
      )}
    </li>
  );
}

interface TypedProps {
  readonly what: 'prices' | 'stock';
  readonly productId: string;
  readonly ask: (command: Command) => void;
}

/** A number to type, and the command with it. */
function Typed({ what, productId, ask }: TypedProps): ReactNode {
  const say = useWords(machineWords);
  const sayCommand = useWords(commandWords);
  const [typed, setTyped] = useState<string | null>(null);
  const [isBad, setIsBad] = useState(false);
  if (typed === null)
    return (
      <button
        type="button"
        className="command"
        data-action={`type-${what}-${productId}`}
        onClick={() => {
          setTyped('');
        }}
      >
        {sayCommand(what)}
      </button>
    );
  return (
    <form
      className="typed"
      onSubmit={(event) => {
        event.preventDefault();
        const command = what === 'prices' ? priceCommand(productId, typed) : stockCommand(productId, typed);
        setIsBad(command === null);
        if (command === null) return;
        ask(command);
        setTyped(null);
      }}
    >
      <label>
        {say(what === 'prices' ? 'price' : 'count')}
        <input
          data-field={`${what}-${productId}`}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={isBad}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
      </label>
      <button type="submit" className="command">
        {sayCommand(what)}
      </button>
      {isBad && (
        <span className="wrong" role="alert">
          {say('amount.bad')}
        </span>
      )}
    </form>
  );
}

function priceCommand(productId: string, typed: string): Command | null {
  const priceTiyn = tiynFromDecimal(typed.trim().replace(',', '.'));
  const argument = { prices: [{ productId, priceTiyn }] };
  const read = commandArguments.prices.safeParse(argument);
  return read.success ? { kind: 'prices', argument: read.data } : null;
}

function stockCommand(productId: string, typed: string): Command | null {
  const count = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null;
  const read = commandArguments.stock.safeParse({ counts: [{ productId, count }] });
  return read.success ? { kind: 'stock', argument: read.data } : null;
}
